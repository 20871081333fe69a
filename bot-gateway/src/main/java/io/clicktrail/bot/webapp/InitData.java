package io.clicktrail.bot.webapp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What {@code Telegram.WebApp.initData} holds, each value decoded once and otherwise as it came: {@code user} is JSON
 * whose very bytes are signed. Which fields there are differs by the way of launch (core.telegram.org/bots/webapps).
 *
 * @param fields sorted by name
 */
record InitData(Map<String, String> fields) {

    static final String HASH = "hash";
    static final String SIGNATURE = "signature";

    private static final int MOST_FIELDS = 32;

    /** Null where it is no list of fields, each with a name of its own. */
    static @Nullable InitData parse(String query) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : query.split("&", MOST_FIELDS + 1)) {
            int equals = pair.indexOf('=');
            String name = equals < 1 ? null : decoded(pair.substring(0, equals));
            String value = decoded(pair.substring(equals + 1));
            if (name == null || value == null || fields.putIfAbsent(name, value) != null) {
                return null;
            }
        }
        return fields.size() > MOST_FIELDS ? null : new InitData(fields);
    }

    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Nullable
    String field(String name) {
        return fields.get(name);
    }

    /** What is signed: all fields but those, a line each. */
    String linesWithout(Set<String> names) {
        return fields.entrySet().stream()
                .filter(field -> !names.contains(field.getKey()))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }
}
