package io.clicktrail.analytics.spend;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.clicktrail.analytics.intake.Dimensions;

/**
 * What an entry is about: with its day (and currency) its identity. Spelled as facts spell it, so that costs meet the
 * clicks they paid for.
 *
 * @param source {@code utm_source}
 * @param campaign {@code utm_campaign}; empty for all of the source
 * @param offer empty where the money was for several offers
 */
record Campaign(LocalDate day, String source, String campaign, String offer) {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /** @throws IllegalArgumentException saying what is wrong */
    static Campaign of(LocalDate day, String source, @Nullable String campaign, @Nullable String offer) {
        if (day.isBefore(EARLIEST) || !day.isBefore(LATEST)) {
            throw new IllegalArgumentException("day is between " + EARLIEST + " and " + LATEST);
        }
        String name = Dimensions.source(source);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("source is not empty");
        }
        return new Campaign(day, name, Dimensions.label(campaign), Dimensions.label(offer));
    }
}
