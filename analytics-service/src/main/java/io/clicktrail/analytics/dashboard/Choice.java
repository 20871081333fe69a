package io.clicktrail.analytics.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

import io.clicktrail.analytics.report.GroupBy;
import io.clicktrail.analytics.report.Period;
import io.clicktrail.analytics.report.ReportFilter;

/**
 * What a person wants to look at, as it stands in the address of the page. Rubbish in the address is the usual view, not
 * an error.
 *
 * @param days of the period, today included; 0 for dates of one's own
 * @param offer empty for all
 */
record Choice(int days, Period period, String offer, GroupBy groupBy) {

    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 365;

    static Choice of(
            @Nullable String days,
            @Nullable String from,
            @Nullable String to,
            @Nullable String offer,
            @Nullable String groupBy,
            LocalDate today) {
        Period own = ownPeriod(from, to);
        int counted = own == null ? countOf(days) : 0;
        Period period = own == null ? Period.last(counted, today) : own;
        return new Choice(counted, period, plain(offer), groupOf(groupBy));
    }

    ReportFilter filter() {
        return new ReportFilter(period, offer.isEmpty() ? null : offer, null);
    }

    /** Of a chart, which says little about a single day. */
    ReportFilter chartFilter() {
        Period wide = period.days() >= USUAL_DAYS ? period : Period.last(USUAL_DAYS, period.to());
        return new ReportFilter(wide, offer.isEmpty() ? null : offer, null);
    }

    /** The same view, as it stands in an address. */
    public String query() {
        String when = days > 0 ? "days=" + days : "from=" + period.from() + "&to=" + period.to();
        String what = offer.isEmpty() ? "" : "&offer=" + URLEncoder.encode(offer, StandardCharsets.UTF_8);
        return when + what + "&group_by=" + groupBy.wireName();
    }

    /** The same view with other groups. */
    public String queryBy(GroupBy other) {
        return new Choice(days, period, offer, other).query();
    }

    private static @Nullable Period ownPeriod(@Nullable String from, @Nullable String to) {
        if (from == null || to == null || from.isEmpty() || to.isEmpty()) {
            return null;
        }
        try {
            return Period.asked(LocalDate.parse(from), LocalDate.parse(to));
        } catch (DateTimeParseException | IllegalArgumentException rubbish) {
            return null;
        }
    }

    private static int countOf(@Nullable String days) {
        boolean number = days != null && days.matches("[0-9]{1,3}");
        int count = number ? Integer.parseInt(days) : USUAL_DAYS;
        return count >= 1 && count <= MOST_DAYS ? count : USUAL_DAYS;
    }

    private static String plain(@Nullable String offer) {
        return offer != null && offer.matches("[a-z0-9-]{1,60}") ? offer : "";
    }

    private static GroupBy groupOf(@Nullable String text) {
        for (GroupBy each : GroupBy.values()) {
            if (each.wireName().equals(text)) {
                return each;
            }
        }
        return GroupBy.OFFER;
    }
}
