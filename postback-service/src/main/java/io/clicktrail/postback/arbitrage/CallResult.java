package io.clicktrail.postback.arbitrage;

import org.jspecify.annotations.Nullable;

/** How a call to a tracker ended. */
sealed interface CallResult {

    /** @param retryAfter as it came */
    record Answered(int status, @Nullable String retryAfter) implements CallResult {}

    /** @param fault {@code timeout}, {@code connection_refused}, ...; the tracker may have got the call all the same */
    record Unanswered(String fault) implements CallResult {}

    /** The host has no address that may be called. Nothing was sent. */
    record Blocked() implements CallResult {}
}
