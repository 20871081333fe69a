package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.event.Chat;
import io.clicktrail.event.TelegramUser;

/** Who did something that can be done as a person or in the name of a chat: exactly one of the two. */
record Actor(@Nullable TelegramUser user, @Nullable Chat chat, boolean bot) {

    /**
     * Where a chat is told it was the chat: beside it older updates name a user that stands for all channels.
     *
     * @param chatField where the chat is, if it was one
     */
    static Actor in(TelegramObject deed, String chatField) {
        TelegramObject chat = deed.find(chatField);
        if (chat != null) {
            return new Actor(null, People.chat(chat), false);
        }
        TelegramObject user = deed.get("user");
        return new Actor(People.user(user), null, People.isBot(user));
    }
}
