package io.clicktrail.postback.network;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What may be sent in a macro's place. */
public final class MacroValue {

    /** What senders leave behind when they forget to substitute: {@code {uid}}, {@code [CLICK]}, {@code %7Bid%7D}. */
    private static final Pattern UNRESOLVED = Pattern.compile(
            "[\\[{<%#].*[]}>%#]|\\$\\{?.*}|%(?:7B|5B|3C|24).*|REPLACE.*|OPTIONAL",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private MacroValue() {}

    /** Neither empty nor somebody's placeholder. */
    public static boolean isUsable(@Nullable String value) {
        return value != null
                && !value.isBlank()
                && !UNRESOLVED.matcher(value.strip()).matches();
    }

    /** Percent-encoded (RFC 3986, 2.1): all but the unreserved characters. */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 16);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            appendOctet(encoded, octet & 0xFF);
        }
        return encoded.toString();
    }

    private static void appendOctet(StringBuilder encoded, int octet) {
        if (UNRESERVED.indexOf(octet) >= 0) {
            encoded.append((char) octet);
        } else {
            encoded.append('%').append(HEX[octet >> 4]).append(HEX[octet & 0xF]);
        }
    }
}
