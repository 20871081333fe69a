package io.clicktrail.crm.team;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A team that buys traffic.
 *
 * @param sources the {@code utm_source} values that are this team's alone
 * @param patterns pieces of UTM values that point to this team
 * @param priority decides between teams whose patterns are equally long; the higher wins
 * @param chat where the team hears of its sales: a Telegram chat id or {@code @name}
 */
public record Team(
        String name,
        List<String> sources,
        List<String> patterns,
        int priority,
        @Nullable String direction,
        String color,
        String emoji,
        @Nullable String chat) {

    private static final String PAID_SOCIAL = "fb_";

    /** The patterns, with {@code fb_<team>} among them, in lower case. */
    Stream<String> allPatterns() {
        return Stream.concat(patterns.stream(), Stream.of(PAID_SOCIAL + name)).map(Team::folded);
    }

    boolean owns(String source) {
        return sources.stream().anyMatch(own -> folded(own).equals(folded(source)));
    }

    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
