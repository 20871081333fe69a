package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A call as a network heard it.
 *
 * @param message the id that must be the same on every attempt
 * @param click the network's own click id
 * @param retryAfter what it was asked to wait; absent where it was not asked
 */
record Call(
        String network,
        String message,
        String click,
        String status,
        Instant at,
        Reaction reaction,
        @Nullable Duration retryAfter) {}
