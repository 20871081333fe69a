package io.clicktrail.bot.membership;

import io.clicktrail.event.Chat;
import io.clicktrail.event.TelegramUser;

/** What Telegram said of a user in a chat. */
sealed interface Membership {

    record Known(TelegramUser user, Chat chat, boolean member) implements Membership {}

    /** Telegram does not tell us: there is no such chat, or the bot may not see who is in it. */
    record Hidden() implements Membership {}

    /** Telegram did not say; it is asked again. */
    record NoAnswer() implements Membership {}
}
