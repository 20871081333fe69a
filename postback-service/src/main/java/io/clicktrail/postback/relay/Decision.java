package io.clicktrail.postback.relay;

/** What follows from a message. */
sealed interface Decision {

    /** @param after how the report stands afterwards; its effect is what is said */
    record Applied(KnownReport after) implements Decision {}

    /** All of it is known. */
    record Duplicate(KnownReport known) implements Decision {}

    /** Nothing, now. */
    record Nothing(Reason reason) implements Decision {}
}
