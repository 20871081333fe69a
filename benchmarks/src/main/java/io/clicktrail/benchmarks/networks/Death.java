package io.clicktrail.benchmarks.networks;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The time in which a network was dead.
 *
 * @param opened when its breaker was open in every replica; absent where that never came
 * @param end when its conversions ended
 */
record Death(String network, @Nullable Instant opened, Instant end) {}
