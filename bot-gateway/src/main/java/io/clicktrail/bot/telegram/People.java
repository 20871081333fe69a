package io.clicktrail.bot.telegram;

import java.util.Locale;
import java.util.stream.Stream;

import io.clicktrail.event.Chat;
import io.clicktrail.event.Post;
import io.clicktrail.event.TelegramUser;

/** Users, chats and messages of the Bot API in our words. */
public final class People {

    private static final int LONGEST_LANGUAGE = 35;
    private static final int LONGEST_NAME = 64;
    private static final String PRIVATE = "private";

    private People() {}

    public static boolean isBot(TelegramObject user) {
        return user.flag("is_bot");
    }

    public static TelegramUser user(TelegramObject user) {
        return new TelegramUser(
                user.number("id"), user.flag("is_premium"), user.findText("language_code", LONGEST_LANGUAGE));
    }

    public static Chat chat(TelegramObject chat) {
        return new Chat(chat.number("id"), chat.findText("username", LONGEST_NAME), chat.text("type", LONGEST_NAME));
    }

    /** As offers spell it: its number, and its name in small letters where it has one. */
    public static Stream<String> namesOf(Chat chat) {
        String username = chat.username();
        String id = Long.toString(chat.id());
        return username == null ? Stream.of(id) : Stream.of(id, "@" + username.toLowerCase(Locale.ROOT));
    }

    public static boolean isPrivate(Chat chat) {
        return PRIVATE.equals(chat.type());
    }

    public static boolean isGroup(Chat chat) {
        return "group".equals(chat.type()) || "supergroup".equals(chat.type());
    }

    /** @param message a Message, also one that is inaccessible by now */
    public static Post post(TelegramObject message) {
        return new Post(
                chat(message.get("chat")), message.integer("message_id"), message.findInteger("message_thread_id"));
    }
}
