package io.clicktrail.postback.relay;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a caller is told: of a repeated call what the first one did.
 *
 * @param call the id under which the call is kept; of a repeated one the first
 * @param state {@code applied}, or why not
 * @param effect what it did
 * @param reference under which what it tells of is known
 * @param duplicate whether it had been told before
 */
public record Answer(
        UUID call,
        String state,
        @Nullable String reason,
        @Nullable String effect,
        @Nullable String reference,
        boolean duplicate) {

    static Answer stored(UUID call) {
        return new Answer(call, CallState.RECEIVED.wireName(), null, null, null, false);
    }

    static Answer applied(KnownReport after) {
        return new Answer(
                after.decidedBy(),
                CallState.APPLIED.wireName(),
                null,
                after.effect().wireName(),
                after.reference(),
                false);
    }

    static Answer duplicateOf(KnownReport known) {
        return applied(known).again();
    }

    static Answer without(UUID call, Reason reason, @Nullable String reference) {
        return new Answer(call, reason.state().wireName(), reason.wireName(), null, reference, false);
    }

    Answer again() {
        return new Answer(call, state, reason, effect, reference, true);
    }

    /** Whether it can have an effect later, when what it lacks is there. */
    public boolean isKept() {
        return state.equals(CallState.KEPT.wireName());
    }
}
