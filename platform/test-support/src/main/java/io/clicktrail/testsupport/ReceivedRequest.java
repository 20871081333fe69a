package io.clicktrail.testsupport;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a partner got, as it came over the wire.
 *
 * @param target path and query, undecoded
 * @param headers by name in lower case, in the order of arrival
 */
public record ReceivedRequest(
        Instant at, String method, String target, Map<String, List<String>> headers, String body) {

    public String path() {
        return URI.create(target).getPath();
    }

    /** The query decoded; of a repeated name the last value. */
    public Map<String, String> query() {
        return decoded(Optional.ofNullable(URI.create(target).getRawQuery()).orElse(""));
    }

    /** The body read as {@code application/x-www-form-urlencoded}; of a repeated name the last value. */
    public Map<String, String> form() {
        return decoded(body);
    }

    /** The first value. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    private static Map<String, String> decoded(String pairs) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : pairs.split("&")) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
