package io.clicktrail.http.query;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads a query as browsers and networks write it (WHATWG URL, "application/x-www-form-urlencoded parsing"): a percent
 * sign that begins no escape stands for itself, and bytes that are no UTF-8 become U+FFFD. Nobody's click is lost for a
 * broken mark.
 */
public final class Query {

    private static final int LONGEST_ESCAPE = 3;

    private Query() {}

    /** @return the first value of each name, in their order; empty where a parameter has none */
    public static Map<String, String> parse(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw == null) {
            return query;
        }
        for (int start = 0; start < raw.length(); ) {
            int ampersand = raw.indexOf('&', start);
            int end = ampersand < 0 ? raw.length() : ampersand;
            keep(query, raw, start, end);
            start = end + 1;
        }
        return query;
    }

    private static void keep(Map<String, String> query, String raw, int start, int end) {
        if (start < end) {
            int equals = raw.indexOf('=', start);
            boolean hasValue = equals >= 0 && equals < end;
            String name = decoded(raw, start, hasValue ? equals : end);
            query.putIfAbsent(name, hasValue ? decoded(raw, equals + 1, end) : "");
        }
    }

    private static String decoded(String raw, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = raw.charAt(i);
            if (c == '%' || c == '+' || c > 127) {
                return unescaped(raw.substring(start, end).getBytes(StandardCharsets.UTF_8));
            }
        }
        return raw.substring(start, end);
    }

    private static String unescaped(byte[] text) {
        byte[] plain = new byte[text.length];
        int length = 0;
        for (int i = 0; i < text.length; i++) {
            int escaped = text[i] == '%' ? escaped(text, i) : -1;
            plain[length++] = escaped >= 0 ? (byte) escaped : text[i] == '+' ? (byte) ' ' : text[i];
            i += escaped >= 0 ? LONGEST_ESCAPE - 1 : 0;
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    /** The byte that an escape at this place stands for, or -1. */
    private static int escaped(byte[] text, int at) {
        if (at + LONGEST_ESCAPE > text.length) {
            return -1;
        }
        int high = Character.digit(text[at + 1], 16);
        int low = Character.digit(text[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
