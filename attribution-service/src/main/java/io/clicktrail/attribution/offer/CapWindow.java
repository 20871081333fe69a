package io.clicktrail.attribution.offer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps.Per;

/**
 * A window of the offer's calendar, from {@code start} (inclusive) to {@code end} (exclusive). Where the clocks are put
 * back, the hour that comes twice is one window.
 */
public record CapWindow(Instant start, Instant end) {

    /** The window of the offer's caps in which the moment falls; null where the caps have no windows. */
    public static @Nullable CapWindow of(Offer offer, Instant moment) {
        Offer.Caps.Window window = offer.caps().window();
        return window == null ? null : around(moment, window.per(), offer.timeZone());
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
