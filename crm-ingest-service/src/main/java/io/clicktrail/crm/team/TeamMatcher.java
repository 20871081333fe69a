package io.clicktrail.crm.team;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.team.TeamMatch.Ambiguous;
import io.clicktrail.crm.team.TeamMatch.Exact;
import io.clicktrail.crm.team.TeamMatch.None;

/**
 * The rules of 003-48..54 with the decisions on 003-54, 003-77 and 003-78: an exact source beats every pattern; the
 * fields are asked in their order; within a field the longest pattern wins, then the team's priority; what is then still
 * equal is reported as ambiguous.
 */
public final class TeamMatcher {

    private static final String SOURCE = "source";
    private static final String BORDERS = "_-. ";
    private static final Comparator<TeamMatch.Pattern> BY_STRENGTH = Comparator.<TeamMatch.Pattern>comparingInt(
                    match -> match.pattern().length())
            .thenComparingInt(match -> match.team().priority());

    private final List<Team> teams;
    private final List<String> fields;

    /** @param fields the UTM fields that patterns are looked for in, the most telling first */
    public TeamMatcher(List<Team> teams, List<String> fields) {
        this.teams = List.copyOf(teams);
        this.fields = List.copyOf(fields);
    }

    /** @param utm {@code source}, {@code medium} and their like, without the prefix */
    public TeamMatch match(Map<String, String> utm) {
        return owner(utm.get(SOURCE))
                .or(() -> fields.stream()
                        .flatMap(field -> byPattern(field, utm.get(field)).stream())
                        .findFirst())
                .orElseGet(None::new);
    }

    /** The team of that name, in whatever case. */
    public Optional<Team> named(String name) {
        return teams.stream()
                .filter(team -> Team.folded(team.name()).equals(Team.folded(name)))
                .findFirst();
    }

    private Optional<TeamMatch> owner(@Nullable String source) {
        return source == null
                ? Optional.empty()
                : teams.stream().filter(team -> team.owns(source)).findFirst().map(Exact::new);
    }

    private Optional<TeamMatch> byPattern(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        String text = Team.folded(value);
        List<TeamMatch.Pattern> best = teams.stream()
                .flatMap(team -> strongest(team, field, text).stream())
                .sorted(BY_STRENGTH.reversed())
                .toList();
        return best.isEmpty() ? Optional.empty() : Optional.of(decide(best, field));
    }

    private static Optional<TeamMatch.Pattern> strongest(Team team, String field, String text) {
        return team.allPatterns()
                .filter(pattern -> standsIn(text, pattern))
                .max(Comparator.comparingInt(String::length))
                .map(pattern -> new TeamMatch.Pattern(team, pattern, field));
    }

    private static TeamMatch decide(List<TeamMatch.Pattern> strongestFirst, String field) {
        TeamMatch.Pattern best = strongestFirst.getFirst();
        List<Team> equals = strongestFirst.stream()
                .filter(match -> BY_STRENGTH.compare(match, best) == 0)
                .map(TeamMatch.Pattern::team)
                .toList();
        return equals.size() == 1 ? best : new Ambiguous(equals, field);
    }

    /** Whether the pattern stands in the text between borders, so that {@code ar_} is not found in {@code car_sale}. */
    private static boolean standsIn(String text, String pattern) {
        for (int at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
            if (opens(text, pattern, at) && closes(text, pattern, at + pattern.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean opens(String text, String pattern, int at) {
        return at == 0 || isBorder(pattern.charAt(0)) || isBorder(text.charAt(at - 1));
    }

    private static boolean closes(String text, String pattern, int end) {
        return end == text.length() || isBorder(pattern.charAt(pattern.length() - 1)) || isBorder(text.charAt(end));
    }

    private static boolean isBorder(char character) {
        return BORDERS.indexOf(character) >= 0;
    }
}
