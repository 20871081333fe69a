package io.clicktrail.bot.invite;

import java.time.Duration;

import tools.jackson.databind.JsonNode;

/** What becomes of something that Telegram was asked to do. */
sealed interface CallVerdict {

    record Done(JsonNode result) implements CallVerdict {}

    /** Tried again after the pause; counts as an attempt. */
    record Again(Duration pause, String reason) implements CallVerdict {}

    /** Telegram asked us to wait; no fault of what was asked. */
    record Throttled(Duration pause) implements CallVerdict {}

    /** The group has become a supergroup. */
    record Moved(long chat) implements CallVerdict {}

    /** There is nothing left to do. */
    record Pointless(String reason) implements CallVerdict {}

    /** It has failed too often. */
    record Failed(String reason) implements CallVerdict {}
}
