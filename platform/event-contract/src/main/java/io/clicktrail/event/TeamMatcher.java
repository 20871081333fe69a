package io.clicktrail.event;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.clicktrail.event.TeamMatch.Ambiguous;
import io.clicktrail.event.TeamMatch.ByPattern;
import io.clicktrail.event.TeamMatch.Exact;
import io.clicktrail.event.TeamMatch.None;

/**
 * The rules of 003-48..54, with the decisions on 003-54, 003-77 and 003-78: an exact source beats every pattern; the
 * values are asked in the order of {@link #FIELDS}; within a value the longest pattern wins, then the team's priority;
 * what is then still equal is ambiguous.
 *
 * <p>Patterns are pieces of text and not regular expressions, so none can be slow, and each means what it looks like.
 */
public final class TeamMatcher {

    /** The UTM values in which patterns are looked for, the most telling first. */
    static final List<String> FIELDS = List.of("source", "campaign", "content", "medium", "term");

    private static final String SOURCE = FIELDS.getFirst();
    private static final int MOST_CHARACTERS = 500;
    private static final Comparator<Claim> BY_STRENGTH = Comparator.<Claim>comparingInt(
                    claim -> claim.pattern().length())
            .thenComparingInt(claim -> claim.team().priority());

    private final List<TeamMarks> teams;

    /** @param teams of which only the active ones are looked at */
    public TeamMatcher(List<Team> teams) {
        this.teams = teams.stream()
                .filter(Team::active)
                .sorted(Comparator.comparing(team -> team.id().value()))
                .map(TeamMarks::of)
                .toList();
    }

    /** Why a team should have the credit. */
    private record Claim(Team team, String pattern) {}

    /** @param utm {@code source}, {@code medium} and their like, without the prefix */
    public TeamMatch match(Map<String, String> utm) {
        return Stream.concat(
                        owner(folded(utm, SOURCE)).stream(),
                        FIELDS.stream().flatMap(field -> byPattern(field, folded(utm, field)).stream()))
                .findFirst()
                .orElseGet(None::new);
    }

    private Optional<TeamMatch> owner(String source) {
        List<Claim> claims = teams.stream()
                .filter(team -> team.owns(source))
                .map(team -> new Claim(team.team(), source))
                .toList();
        return strongest(claims).map(best -> best.size() == 1 ? new Exact(best.getFirst().team) : tie(best, SOURCE));
    }

    private Optional<TeamMatch> byPattern(String field, String value) {
        List<Claim> claims = teams.stream()
                .flatMap(team -> team.patternsIn(value).map(pattern -> new Claim(team.team(), pattern)))
                .toList();
        return strongest(claims)
                .map(best -> best.size() == 1
                        ? new ByPattern(best.getFirst().team, best.getFirst().pattern, field)
                        : tie(best, field));
    }

    /** Those that no other outdoes; nothing where there are none. */
    private static Optional<List<Claim>> strongest(List<Claim> claims) {
        return claims.stream()
                .max(BY_STRENGTH)
                .map(best -> claims.stream()
                        .filter(claim -> BY_STRENGTH.compare(claim, best) == 0)
                        .toList());
    }

    /** Equally long patterns of one team are no tie. */
    private static TeamMatch tie(List<Claim> claims, String field) {
        List<Team> candidates = claims.stream().map(Claim::team).distinct().toList();
        return candidates.size() == 1
                ? new ByPattern(candidates.getFirst(), claims.getFirst().pattern, field)
                : new Ambiguous(candidates, field);
    }

    private static String folded(Map<String, String> utm, String field) {
        String value = utm.getOrDefault(field, "");
        return Team.keyOf(value.substring(0, Math.min(value.length(), MOST_CHARACTERS)));
    }
}
