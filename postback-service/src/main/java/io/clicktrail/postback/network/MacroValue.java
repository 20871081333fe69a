package io.clicktrail.postback.network;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What may be sent in a macro's place. */
final class MacroValue {

    /** What senders leave behind when they forget to substitute: {@code {uid}}, {@code [CLICK]}, {@code %7Bid%7D}. */
    private static final Pattern UNRESOLVED = Pattern.compile(
            "[\\[{<%#].*[]}>%#]|\\$\\{?.*}|%(?:7B|5B|3C|24).*|REPLACE.*|OPTIONAL",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private MacroValue() {}

    static boolean isUsable(@Nullable String value) {
        return value != null && !value.isBlank() && !isPlaceholder(value);
    }

    /** Whether somebody forgot to put the value in its place. */
    static boolean isPlaceholder(String value) {
        return UNRESOLVED.matcher(value.strip()).matches();
    }

    /** Percent-encoded (RFC 3986, 2.1): all but the unreserved characters. */
    static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 16);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            appendOctet(encoded, octet & 0xFF, UNRESERVED.indexOf(octet) >= 0);
        }
        return encoded.toString();
    }

    /** Fit for a header: what is no printable ASCII is percent-encoded, so no value ends a line or begins another. */
    static String headerSafe(String value) {
        StringBuilder safe = new StringBuilder(value.length());
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            appendOctet(safe, octet & 0xFF, octet >= ' ' && octet <= '~');
        }
        return safe.toString();
    }

    private static void appendOctet(StringBuilder encoded, int octet, boolean asItIs) {
        if (asItIs) {
            encoded.append((char) octet);
        } else {
            encoded.append('%').append(HEX[octet >> 4]).append(HEX[octet & 0xF]);
        }
    }

    /** What {@link #encode} and a template's own escapes stand for. */
    static String decode(String encoded) {
        var octets = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); ) {
            boolean escape = isEscape(encoded, i);
            octets.write(escape ? Integer.parseInt(encoded, i + 1, i + 3, 16) : encoded.charAt(i));
            i += escape ? 3 : 1;
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    /** Whether a percent escape begins there. */
    static boolean isEscape(String text, int index) {
        return ESCAPE.matcher(text).region(index, text.length()).lookingAt();
    }
}
