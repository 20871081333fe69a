package io.clicktrail.analytics.counter;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A sum of the roll-ups.
 *
 * @param offer empty for what belongs to none
 * @param day absent for the sum over all days
 * @param currency empty where the metric has no money
 */
record OfferTally(
        String offer, @Nullable LocalDate day, String metric, String currency, long count, BigDecimal amount) {}
