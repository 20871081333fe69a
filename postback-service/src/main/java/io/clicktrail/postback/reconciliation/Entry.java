package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What we told a network of one conversion.
 *
 * @param click ours, by which attribution-service shows the journey
 * @param clickId the network's own
 * @param sub the one that the statistics are about; empty where there is none
 * @param day of the action, in the network's time zone
 * @param outcome the last that it has taken; where it has taken none, the last that was planned
 * @param state of that delivery
 */
record Entry(
        String click,
        @Nullable String clickId,
        String sub,
        LocalDate day,
        Outcome outcome,
        BigDecimal amount,
        String state,
        @Nullable String reason) {}
