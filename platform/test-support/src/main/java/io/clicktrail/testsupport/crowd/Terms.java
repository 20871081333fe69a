package io.clicktrail.testsupport.crowd;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.clicktrail.event.Goal;

/**
 * What an offer says about who is paid.
 *
 * @param place as the service spells it
 * @param deposit Stars that are paid into its budget; 0: it pays from none
 * @param ownAccounts people who are the advertiser
 */
public record Terms(
        String slug,
        Goal goal,
        String place,
        boolean firstClick,
        Duration hold,
        Duration clawback,
        Duration window,
        int shareClicks,
        Caps caps,
        long deposit,
        Set<Long> ownAccounts) {

    /** The same for everybody where a budget pays, so that it pays as many, whoever comes first. */
    static final int RATE = 30;

    private static final int PREMIUM_RATE = 45;

    static final String ADVERTISER = "crowd";

    /**
     * @param total 0: no limit
     * @param each in each window of the calendar; 0: no limit
     */
    public record Caps(int total, int each, Per per, ZoneId zone) {

        /** The window in which the moment falls, by a name of its own. */
        String windowOf(Instant at) {
            var local = at.atZone(zone);
            return switch (per) {
                case HOUR -> local.toLocalDate() + " " + local.getHour();
                case DAY -> local.toLocalDate().toString();
                case WEEK ->
                    local.toLocalDate()
                            .minusDays(local.getDayOfWeek().getValue() - 1L)
                            .toString();
            };
        }
    }

    /** A window of the calendar. */
    public enum Per {
        HOUR,
        DAY,
        WEEK
    }

    boolean metered() {
        return deposit > 0;
    }

    boolean rationed() {
        return metered() || caps.total() > 0 || caps.each() > 0;
    }

    BigDecimal rate(boolean premium) {
        return BigDecimal.valueOf(premium && !metered() ? PREMIUM_RATE : RATE);
    }

    /** The most of those who are entitled who can be paid. */
    long mostPaid(List<Instant> entitled) {
        long fitting = caps.each() == 0
                ? entitled.size()
                : entitled.stream()
                        .map(caps::windowOf)
                        .distinct()
                        .mapToLong(window -> inWindow(window, entitled))
                        .sum();
        long seated = caps.total() == 0 ? fitting : Math.min(fitting, caps.total());
        return metered() ? Math.min(seated, deposit / RATE) : seated;
    }

    private long inWindow(String window, List<Instant> entitled) {
        long wanting =
                entitled.stream().map(caps::windowOf).filter(window::equals).count();
        return Math.min(wanting, caps.each());
    }

    /** The body of {@code POST /api/v1/offers}. */
    public String json() {
        return """
                {"slug": "%s", "name": "Offer of the crowd", "target_url": "https://t.me/crowd", "goal": "%s",
                 "place": "%s", "rate": {"base": "%s", "premium": "%s", "currency": "XTR"}, "hold": "%s",
                 "clawback": "%s", "attribution_window": "%s", "first_click": %s, "share_clicks": %d,
                 "time_zone": "%s", "caps": {"total": %d%s}, "own_accounts": %s%s}
                """.formatted(
                slug,
                goal.wireName(),
                spelledPlace(),
                rate(false),
                rate(true),
                hold,
                clawback,
                window,
                firstClick,
                shareClicks,
                caps.zone(),
                caps.total(),
                caps.each() == 0
                        ? ""
                        : ", \"window\": {\"count\": %d, \"per\": \"%s\"}"
                                .formatted(caps.each(), caps.per().name().toLowerCase(Locale.ROOT)),
                ownAccounts,
                metered() ? ", \"metered\": true, \"advertiser\": \"" + ADVERTISER + "\"" : "");
    }

    /** The body of {@code POST /api/v1/offers/{slug}/budget/top-ups}; nothing is to be paid where there is no deposit. */
    public String topUpJson() {
        return """
                {"key": "%s", "amount": {"amount": "%d", "currency": "XTR"}}
                """.formatted(slug, deposit);
    }

    /** People name a message by its link. */
    private String spelledPlace() {
        return place.contains("/") ? "https://t.me/" + place.substring(1) : place;
    }
}
