package io.clicktrail.postback.arbitrage;

import org.jspecify.annotations.Nullable;

/**
 * A visit and what is to be told of it.
 *
 * @param target the target's slug
 */
record PlannedSend(Visit visit, String target, ClickCall call) {

    /** Why nothing can be sent, or null where it can. */
    @Nullable
    String hindrance() {
        return call.parameters().isEmpty() ? "no_parameters" : null;
    }
}
