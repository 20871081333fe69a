package io.clicktrail.bot.place;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.BotMember;
import io.clicktrail.event.Chat;

/** What Telegram said of a chat. */
sealed interface Finding {

    /**
     * @param bot what the bot is there
     * @param linked id of the group linked to a channel, or of the channel of a group
     */
    record Found(Chat chat, BotMember bot, @Nullable Long linked) implements Finding {}

    /** There is no such chat, or the bot may not see it. */
    record NotFound() implements Finding {}

    /** Telegram did not say; it is asked again soon. */
    record NoAnswer(String reason) implements Finding {}
}
