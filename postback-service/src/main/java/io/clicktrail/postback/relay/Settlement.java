package io.clicktrail.postback.relay;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How a call has ended, and by what it can be found.
 *
 * @param word a status that nobody knows
 * @param numbers that it names, or waits for
 * @param latency from its arrival
 */
record Settlement(
        UUID call, Answer answer, @Nullable String word, Subject subject, List<String> numbers, Duration latency) {}
