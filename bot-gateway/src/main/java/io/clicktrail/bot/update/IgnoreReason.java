package io.clicktrail.bot.update;

import java.util.Locale;

/** Why an update that was understood has no effect. */
enum IgnoreReason {
    /** Nothing follows from this kind of update. */
    KIND_WITHOUT_EFFECT,
    /** A question before something happens: an inline query, the last check of a payment. */
    ONLY_ASKED,
    /** A message by which nothing is done: no /start, no comment, no forwarded post, no payment. */
    PLAIN_MESSAGE,
    /** Written in a thread that hangs below no post that we know. */
    UNKNOWN_THREAD,
    /** /start of another bot in the same group. */
    OTHER_BOT,
    /** A bot did it. */
    DONE_BY_BOT,
    /** Written on behalf of a chat: an anonymous admin, a channel, a post forwarded by itself. Nobody to credit. */
    SENT_AS_CHAT,
    /** The member's rights changed, the membership did not; or the bot is and may what it was and might before. */
    MEMBERSHIP_UNCHANGED,
    /** The same reactions as before, in another order. */
    REACTION_UNCHANGED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
