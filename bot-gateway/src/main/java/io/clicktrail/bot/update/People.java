package io.clicktrail.bot.update;

import java.util.Objects;

import org.telegram.telegrambots.meta.api.objects.User;

import io.clicktrail.event.Chat;
import io.clicktrail.event.TelegramUser;

/** Users and chats of the Bot API in our words. */
final class People {

    private static final int LONGEST_LANGUAGE = 35;
    private static final int LONGEST_NAME = 64;

    private People() {}

    static boolean isBot(User user) {
        return Boolean.TRUE.equals(user.getIsBot());
    }

    /** @param user with an id */
    static TelegramUser user(User user) {
        return new TelegramUser(
                Objects.requireNonNull(user.getId()),
                Boolean.TRUE.equals(user.getIsPremium()),
                CleanText.of(user.getLanguageCode(), LONGEST_LANGUAGE));
    }

    /** @param chat with an id and a type */
    static Chat chat(org.telegram.telegrambots.meta.api.objects.chat.Chat chat) {
        return new Chat(
                Objects.requireNonNull(chat.getId()),
                CleanText.of(chat.getUserName(), LONGEST_NAME),
                Objects.requireNonNull(CleanText.of(chat.getType(), LONGEST_NAME)));
    }
}
