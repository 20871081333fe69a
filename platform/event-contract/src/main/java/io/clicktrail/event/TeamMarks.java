package io.clicktrail.event;

import java.util.List;
import java.util.stream.Stream;

/**
 * A team and the marks by which it is known, in the one spelling in which marks are compared.
 *
 * @param source empty where no source is the team's alone
 * @param patterns with {@code fb_<name of the team>} among them
 */
record TeamMarks(Team team, String source, List<String> patterns) {

    private static final String PAID_SOCIAL = "fb_";
    private static final String BORDERS = "_-. ";

    static TeamMarks of(Team team) {
        List<String> patterns = Stream.concat(team.patterns().stream(), Stream.of(PAID_SOCIAL + team.name()))
                .map(Team::keyOf)
                .filter(pattern -> !pattern.isEmpty())
                .distinct()
                .toList();
        return new TeamMarks(team, team.sourceKey(), patterns);
    }

    boolean owns(String foldedSource) {
        return !source.isEmpty() && source.equals(foldedSource);
    }

    /** The patterns that stand in the value between borders, so that {@code ar_} is not found in {@code car_sale}. */
    Stream<String> patternsIn(String foldedValue) {
        return patterns.stream().filter(pattern -> standsIn(foldedValue, pattern));
    }

    private static boolean standsIn(String value, String pattern) {
        for (int at = value.indexOf(pattern); at >= 0; at = value.indexOf(pattern, at + 1)) {
            if (opens(value, pattern, at) && closes(value, pattern, at + pattern.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean opens(String value, String pattern, int at) {
        return at == 0 || isBorder(pattern.charAt(0)) || isBorder(value.charAt(at - 1));
    }

    private static boolean closes(String value, String pattern, int end) {
        return end == value.length() || isBorder(pattern.charAt(pattern.length() - 1)) || isBorder(value.charAt(end));
    }

    private static boolean isBorder(char character) {
        return BORDERS.indexOf(character) >= 0;
    }
}
