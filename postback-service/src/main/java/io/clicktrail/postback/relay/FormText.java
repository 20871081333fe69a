package io.clicktrail.postback.relay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A query, or a form: {@code name=value&...}. */
final class FormText {

    private FormText() {}

    /** The first value of each name. */
    static Map<String, String> firstOfEach(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : text.split("&")) {
            int end = parameter.indexOf('=');
            if (end > 0) {
                values.putIfAbsent(decoded(parameter.substring(0, end)), decoded(parameter.substring(end + 1)));
            }
        }
        return values;
    }

    /** What is escaped badly stays as it is. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
