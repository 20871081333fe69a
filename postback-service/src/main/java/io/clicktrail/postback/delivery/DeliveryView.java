package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it, with every attempt.
 *
 * @param state one of {@link DeliveryState}, or {@code waiting} (its network is unknown) or {@code paused} (disabled)
 * @param reason why it stands where it stands; absent where there is nothing to explain
 * @param nextAttemptAt absent once it is over; while an attempt is in flight, when its lease ends
 */
record DeliveryView(
        UUID id,
        UUID conversion,
        int revision,
        String status,
        String network,
        String click,
        String offer,
        String state,
        @Nullable String reason,
        Instant plannedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        List<AttemptView> attempts) {

    /**
     * @param manual whether somebody asked for it by hand
     * @param latency absent where the worker died before the answer
     * @param request method and URL without secrets
     * @param error why there is no answer; {@code interrupted} where the worker died
     * @param answer the first of its body
     */
    record AttemptView(
            int number,
            boolean manual,
            Instant startedAt,
            @Nullable Duration latency,
            @Nullable String request,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String answer) {}

    DeliveryView with(List<AttemptView> made) {
        return new DeliveryView(
                id,
                conversion,
                revision,
                status,
                network,
                click,
                offer,
                state,
                reason,
                plannedAt,
                nextAttemptAt,
                finishedAt,
                made);
    }
}
