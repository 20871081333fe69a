package io.clicktrail.click.visitor;

import org.jspecify.annotations.Nullable;

/** What strangers write, made fit to keep: without control characters, and no longer than anybody needs. */
public final class Text {

    public static final int LONGEST_VALUE = 255;
    static final int LONGEST_AGENT = 512;
    private static final int LONGEST_LANGUAGE = 35;

    private Text() {}

    /** The text without control characters, cropped; null where nothing is left. */
    public static @Nullable String cropped(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String fit = isFit(text, longest) ? text : made(text, longest);
        return fit.isBlank() ? null : fit;
    }

    /** The first language of {@code Accept-Language}. */
    static @Nullable String firstLanguage(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return null;
        }
        int end = 0;
        while (end < acceptLanguage.length() && isLanguageCharacter(acceptLanguage.charAt(end))) {
            end++;
        }
        return cropped(acceptLanguage.substring(0, end), LONGEST_LANGUAGE);
    }

    /** The host of a URL, without a user and a port; null where there is none. */
    static @Nullable String host(@Nullable String url) {
        if (url == null) {
            return null;
        }
        int start = url.indexOf("://");
        if (start < 0) {
            return null;
        }
        int end = start + 3;
        while (end < url.length() && "/?#:@\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return cropped(url.substring(start + 3, end), LONGEST_VALUE);
    }

    private static boolean isLanguageCharacter(char c) {
        return c == '-' || c < 128 && Character.isLetterOrDigit(c);
    }

    // By index: this runs over every header of every click.
    private static boolean isFit(String text, int longest) {
        if (text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String made(String text, int longest) {
        StringBuilder fit = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints().filter(c -> !isUnfit(c)).limit(longest).forEach(fit::appendCodePoint);
        return fit.toString();
    }

    private static boolean isUnfit(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
