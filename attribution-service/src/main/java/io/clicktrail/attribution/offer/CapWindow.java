package io.clicktrail.attribution.offer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps.Per;

/**
 * A window of the offer's calendar, from {@code start} (inclusive) to {@code end} (exclusive). Where the clocks are put
 * back, the hour that comes twice is one window.
 */
public record CapWindow(Instant start, Instant end) {

    /** One for each limit by time; null for those that move, which have no place in the calendar. */
    public static List<@Nullable CapWindow> of(Offer offer, Instant moment) {
        List<@Nullable CapWindow> windows = new ArrayList<>();
        offer.caps()
                .all()
                .forEach(each -> windows.add(each.moves() ? null : around(moment, each.per(), offer.timeZone())));
        return Collections.unmodifiableList(windows);
    }

    /** When these began, one for each limit. */
    public static List<@Nullable Instant> startsOf(Offer offer, Instant moment) {
        List<@Nullable Instant> starts = new ArrayList<>();
        of(offer, moment).forEach(window -> starts.add(window == null ? null : window.start()));
        return Collections.unmodifiableList(starts);
    }

    static CapWindow around(Instant moment, Per per, ZoneId zone) {
        LocalDateTime start = startOf(LocalDateTime.ofInstant(moment, zone), per);
        LocalDateTime end = start.plus(1, unitOf(per));
        return new CapWindow(start.atZone(zone).toInstant(), end.atZone(zone).toInstant());
    }

    private static LocalDateTime startOf(LocalDateTime local, Per per) {
        LocalDateTime midnight = local.truncatedTo(ChronoUnit.DAYS);
        return switch (per) {
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
            case DAY -> midnight;
            case WEEK -> midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> midnight.withDayOfMonth(1);
        };
    }

    private static ChronoUnit unitOf(Per per) {
        return switch (per) {
            case HOUR -> ChronoUnit.HOURS;
            case DAY -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
        };
    }
}
