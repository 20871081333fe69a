package io.clicktrail.bot.update;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.CleanText;

/**
 * The text of a START button: {@code /start}, {@code /start payload}, in groups {@code /start@bot payload}.
 *
 * @param addressee the bot it is for, where it says so
 */
record StartCommand(@Nullable String addressee, @Nullable String payload) {

    /** core.telegram.org/api/links: a payload has up to 64 characters; people can type more. */
    private static final int LONGEST_PAYLOAD = 64;

    private static final Pattern SHAPE = Pattern.compile("/start(?:@(\\w+))?(?:\\s(.*))?", Pattern.DOTALL);

    /** Null where the text is something else. */
    static @Nullable StartCommand in(@Nullable String text) {
        Matcher command = SHAPE.matcher(text == null ? "" : text);
        return command.matches()
                ? new StartCommand(command.group(1), CleanText.of(command.group(2), LONGEST_PAYLOAD))
                : null;
    }

    boolean isFor(String bot) {
        return addressee == null || addressee.equalsIgnoreCase(bot);
    }
}
