package io.clicktrail.postback.arbitrage;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a send is.
 *
 * @param state {@code pending}, {@code delivered}, {@code exhausted} or {@code undeliverable}
 * @param reason of the last attempt, or why nothing can be sent
 * @param nextAttemptAt absent once it is over
 */
record SendState(
        String state,
        @Nullable String reason,
        int attempts,
        @Nullable Instant nextAttemptAt) {

    static final String PENDING = "pending";
    static final String DELIVERED = "delivered";

    boolean isDelivered() {
        return state.equals(DELIVERED);
    }

    /** Whether the first attempt is yet to end. */
    boolean isUntried() {
        return state.equals(PENDING) && attempts == 0;
    }
}
