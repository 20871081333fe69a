package io.clicktrail.attribution.rate;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;

/**
 * A line of the rate card.
 *
 * @param minimum the least for an ordinary and a Premium user, in whole Stars
 * @param version 0: the contract's own, which nobody has changed
 * @param changedBy login of a person, or name of a machine's key
 */
record KnownRate(
        Goal goal,
        @JsonUnwrapped Offer.Rate minimum,
        int version,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    static KnownRate unchanged(Goal goal) {
        return new KnownRate(goal, goal.terms().minimum(), 0, null, null);
    }
}
