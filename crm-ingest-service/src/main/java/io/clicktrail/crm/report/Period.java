package io.clicktrail.crm.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of one time zone, the first and the last included. */
record Period(LocalDate start, LocalDate end, ZoneId zone) {

    Instant from() {
        return start.atStartOfDay(zone).toInstant();
    }

    Instant until() {
        return end.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
