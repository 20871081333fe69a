package io.clicktrail.postback.delivery;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
sealed interface AttemptResult {

    /**
     * The network answered. Its status decides; a body that breaks off or drips changes nothing.
     *
     * @param retryAfter as it came
     * @param body as much of it as is kept
     */
    record Answered(int status, @Nullable String retryAfter, String body) implements AttemptResult {}

    /** No answer came. The network may have got the request all the same, but where the fault says otherwise. */
    record Unanswered(Fault fault) implements AttemptResult {}

    /** Why no answer came. */
    enum Fault {
        /** Not in time. */
        TIMEOUT,
        CONNECTION_REFUSED,
        /** The connection was closed or reset before the answer. */
        CONNECTION_CLOSED,
        UNKNOWN_HOST,
        /** The certificate, or the handshake. */
        TLS,
        /** What came is no HTTP. */
        UNREADABLE_ANSWER,
        /** All addresses of the host are ones that may not be called; nothing was sent. */
        BLOCKED_ADDRESS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
