package io.clicktrail.analytics.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a fact happened, and on which day of the house's zone. A time that cannot be true (a broken clock, year 292277)
 * is filed under the epoch: kept and countable, in no report, and in nobody's way.
 */
record FactMoment(LocalDate day, Instant at) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    static FactMoment of(Instant moment, ZoneId zone) {
        boolean possible = !moment.isBefore(EARLIEST) && moment.isBefore(LATEST);
        return possible
                ? new FactMoment(LocalDate.ofInstant(moment, zone), moment)
                : new FactMoment(LocalDate.EPOCH, Instant.EPOCH);
    }
}
