package io.clicktrail.attribution.offer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Chat;

/**
 * Where an action must be done, in one spelling: a chat id, or {@code @name} in small letters (names of Telegram ignore
 * case); of a message followed by {@code /} and its number. A poll is {@code poll:} and its number.
 */
public record Place(String name) {

    private static final Pattern CHAT_ID = Pattern.compile("-?[1-9][0-9]{0,15}(?:/[1-9][0-9]{0,9})?");
    private static final String POLL = "poll:";
    private static final Pattern POLL_ID = Pattern.compile(POLL + "[1-9][0-9]{0,19}");
    private static final Pattern AT_NAME = Pattern.compile("@([A-Za-z][A-Za-z0-9_]{3,31})(?:/([1-9][0-9]{0,9}))?");
    private static final Pattern PUBLIC_LINK =
            Pattern.compile("(?:https?://)?(?:t|telegram)\\.me/([A-Za-z][A-Za-z0-9_]{3,31})(?:/([1-9][0-9]{0,9}))?/?");
    private static final Pattern PRIVATE_MESSAGE_LINK =
            Pattern.compile("(?:https?://)?(?:t|telegram)\\.me/c/([1-9][0-9]{0,11})/([1-9][0-9]{0,9})/?");

    /** A poll that a bot has sent, by its number: an answer tells neither message nor chat. */
    public static Place ofPoll(String poll) {
        return new Place(POLL + poll);
    }

    /** The place in any of the forms in which people name it, or null where it names none. */
    static @Nullable Place find(String text) {
        if (CHAT_ID.matcher(text).matches() || POLL_ID.matcher(text).matches()) {
            return new Place(text);
        }
        Matcher name = AT_NAME.matcher(text);
        if (name.matches()) {
            return named(name.group(1), name.group(2));
        }
        Matcher link = PUBLIC_LINK.matcher(text);
        if (link.matches()) {
            return named(link.group(1), link.group(2));
        }
        Matcher message = PRIVATE_MESSAGE_LINK.matcher(text);
        return message.matches() ? new Place("-100" + message.group(1) + "/" + message.group(2)) : null;
    }

    /** The names by which an offer may know this chat. */
    public static List<String> namesOf(Chat chat) {
        String id = Long.toString(chat.id());
        return chat.username() == null
                ? List.of(id)
                : List.of(id, named(chat.username(), null).name());
    }

    boolean isMessage() {
        return name.contains("/");
    }

    private static Place named(String username, @Nullable String message) {
        String name = "@" + username.toLowerCase(Locale.ROOT);
        return new Place(message == null ? name : name + "/" + message);
    }
}
