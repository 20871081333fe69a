package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * One request and what came of it.
 *
 * @param requestLine method and URL without secrets
 * @param latency until the answer was read, or was given up
 */
record Attempt(String requestLine, Instant startedAt, Duration latency, AttemptResult result) {}
