package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Standing;

/**
 * A new revision.
 *
 * @param window of its offer's caps, in which it wants a place
 * @param stars that it costs its offer's budget
 */
record Begun(
        Standing standing,
        List<@Nullable Instant> windows,
        @Nullable Long stars) {}
