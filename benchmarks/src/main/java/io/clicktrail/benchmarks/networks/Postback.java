package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A postback as the service's API shows it. */
record Postback(
        String id, Step step, String state, @Nullable String reason, Instant plannedAt, List<Attempt> attempts) {

    private static final String INTERRUPTED = "interrupted";

    /**
     * @param latency absent where the worker died
     * @param status of HTTP; absent where there was no answer
     * @param error absent where there was one
     */
    record Attempt(
            Instant startedAt,
            @Nullable Duration latency,
            @Nullable Integer status,
            @Nullable String error) {

        boolean succeeded() {
            return status != null && status >= 200 && status < 300;
        }

        /** Its worker died before the answer. */
        boolean interrupted() {
            return INTERRUPTED.equals(error);
        }
    }

    boolean delivered() {
        return state.equals("delivered");
    }

    /** Such as {@code exhausted: http_500}. */
    String ending() {
        return reason == null ? state : state + ": " + reason;
    }
}
