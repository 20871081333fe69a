package io.clicktrail.bot.sending;

import java.time.Duration;

/** What becomes of a message after an attempt. */
sealed interface SendVerdict {

    /** Telegram has it. */
    record Sent() implements SendVerdict {}

    /** Tried again after the pause; counts as an attempt. */
    record Again(Duration pause, String reason) implements SendVerdict {}

    /** Telegram asked us to wait; no fault of the message. */
    record Throttled(Duration pause) implements SendVerdict {}

    /** The group has become a supergroup: all that waits for it goes there. */
    record Moved(long chat) implements SendVerdict {}

    /** The chat does not want us: all that waits for it is given up. */
    record Blocked(String reason) implements SendVerdict {}

    /** It will not be tried again. */
    record Failed(String reason) implements SendVerdict {}
}
