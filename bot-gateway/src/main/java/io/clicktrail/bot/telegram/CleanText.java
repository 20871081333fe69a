package io.clicktrail.bot.telegram;

import org.jspecify.annotations.Nullable;

/** Text of strangers, made fit for our tables: no control characters, no halves of characters, not too long. */
public final class CleanText {

    private CleanText() {}

    /** Null where nothing is left. */
    public static @Nullable String of(@Nullable String text, int mostCharacters) {
        if (text == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(CleanText::isFit).limit(mostCharacters).forEach(clean::appendCodePoint);
        String stripped = clean.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static boolean isFit(int character) {
        boolean halfOfPair = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !halfOfPair && !Character.isISOControl(character);
    }
}
