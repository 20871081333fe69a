package io.clicktrail.crm.hook;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.deal.StatusChange;

/**
 * What a hook was understood to say.
 *
 * @param changes the changes of stage in it that can be trusted
 * @param flaw why a person must look at it; absent where all was understood
 * @param note why it brings no sale, where one could be expected
 */
record Reading(
        List<StatusChange> changes,
        @Nullable Reason flaw,
        @Nullable Reason note) {

    static Reading of(List<StatusChange> changes, @Nullable Reason note) {
        return new Reading(changes, null, note);
    }

    /** Nothing of it can be trusted. */
    static Reading flawed(Reason flaw) {
        return new Reading(List.of(), flaw, null);
    }

    @Nullable
    Reason reason() {
        return flaw == null ? note : flaw;
    }
}
