package io.clicktrail.event;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A team that buys traffic (a targetologist), and the UTM marks by which it is known.
 *
 * @param emoji stands before the name
 * @param color in charts: {@code #} and six hexadecimal digits
 * @param direction what the team advertises, in its own words
 * @param utmSource the {@code utm_source} that is this team's alone
 * @param patterns pieces of UTM values that point to this team where they stand between borders: the ends of the value,
 *     {@code _}, {@code -}, {@code .} or a space
 * @param priority decides between teams whose patterns are equally long; the higher wins
 * @param active whether new traffic is credited to it; a team that is gone stays for its past
 */
public record Team(
        TeamId id,
        String name,
        String emoji,
        String color,
        @Nullable String direction,
        @Nullable String utmSource,
        List<String> patterns,
        int priority,
        boolean active) {

    public Team {
        patterns = List.copyOf(patterns);
    }

    /** The name as names are compared: no two teams have the same. */
    public String nameKey() {
        return keyOf(name);
    }

    /** Its own source as sources are compared: no two teams have the same; empty where it has none. */
    public String sourceKey() {
        return utmSource == null ? "" : keyOf(utmSource);
    }

    /** The spelling in which names and UTM values are compared: small letters, one form for each, nothing around. */
    public static String keyOf(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
