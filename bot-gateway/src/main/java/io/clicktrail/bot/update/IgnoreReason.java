package io.clicktrail.bot.update;

import java.util.Locale;

/** Why an update that was understood has no effect. */
enum IgnoreReason {
    /** Nothing follows from this kind of update. */
    KIND_WITHOUT_EFFECT,
    /** A message, but not /start. */
    NO_COMMAND,
    /** /start of another bot in the same group. */
    OTHER_BOT,
    /** A bot did it. */
    DONE_BY_BOT,
    /** Written on behalf of a chat: an anonymous admin, a channel, a post forwarded by itself. Nobody to credit. */
    SENT_AS_CHAT,
    /** The member's rights changed, the membership did not. */
    MEMBERSHIP_UNCHANGED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
