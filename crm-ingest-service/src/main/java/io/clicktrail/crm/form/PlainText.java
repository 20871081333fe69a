package io.clicktrail.crm.form;

import org.jspecify.annotations.Nullable;

/** Text of strangers, made fit for a database and for people: no control characters, no half characters, no novels. */
public final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /**
     * The text without control characters and outer space, with lone surrogates replaced, of at most that many
     * characters; null where nothing is left.
     */
    public static @Nullable String of(@Nullable String raw, int most) {
        if (raw == null) {
            return null;
        }
        String text = raw.codePoints()
                .map(PlainText::printable)
                .limit(most)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return text.isEmpty() ? null : text;
    }

    private static int printable(int character) {
        if (Character.isISOControl(character)) {
            return ' ';
        }
        return Character.getType(character) == Character.SURROGATE ? REPLACEMENT : character;
    }
}
