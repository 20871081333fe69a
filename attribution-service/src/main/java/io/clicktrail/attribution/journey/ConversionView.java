package io.clicktrail.attribution.journey;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Explanation;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.EventId;

/**
 * One revision of a conversion, and why its click was credited.
 *
 * @param undoing why it came undone
 * @param dueAt when the hold has passed
 * @param keptFrom a leave before this moment takes the credit back
 */
record ConversionView(
        @JsonUnwrapped Conversion conversion,
        EventId action,
        String state,
        @Nullable String undoing,
        @Nullable Instant undoneAt,
        Instant dueAt,
        Instant keptFrom,
        Explanation explanation) {}
