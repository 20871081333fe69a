package io.clicktrail.postback.arbitrage;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The visitor's own headers, made fit to be sent on: one line of plain ASCII, so that nobody writes a second header into
 * the first.
 *
 * @param referrer absent where it is no http or https address
 */
record VisitorHeaders(@Nullable String userAgent, @Nullable String referrer) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[\\x21-\\x7E]{1,1990}");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\x20-\\x7E]");
    private static final int LONGEST_AGENT = 512;

    static VisitorHeaders of(@Nullable String userAgent, @Nullable String referrer) {
        return new VisitorHeaders(
                plainAgent(userAgent),
                referrer != null && ADDRESS.matcher(referrer).matches() ? referrer : null);
    }

    private static @Nullable String plainAgent(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String plain = NOT_PLAIN.matcher(userAgent).replaceAll("").strip();
        return plain.isEmpty() ? null : plain.substring(0, Math.min(plain.length(), LONGEST_AGENT));
    }
}
