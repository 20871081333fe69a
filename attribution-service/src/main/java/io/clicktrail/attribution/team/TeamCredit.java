package io.clicktrail.attribution.team;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;
import io.clicktrail.event.TeamMatch;
import io.clicktrail.event.TeamMatch.Ambiguous;
import io.clicktrail.event.TeamMatch.ByPattern;
import io.clicktrail.event.TeamMatch.Exact;
import io.clicktrail.event.TeamMatch.None;

/**
 * The team of some UTM marks as people read it (003-54).
 *
 * @param confidence {@code high}: the exact source; {@code medium}: a pattern; {@code low}: none, or several
 * @param pattern that decided; absent where none did
 * @param field in which value it stands, or the candidates' patterns do
 * @param candidates between which nothing decides; empty unless there are several
 */
public record TeamCredit(
        @Nullable TeamId teamId,
        @Nullable String teamName,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        String confidence,
        @Nullable String pattern,
        @Nullable String field,
        List<Candidate> candidates) {

    public record Candidate(TeamId teamId, String teamName) {}

    static TeamCredit of(TeamMatch match, Map<String, String> utm) {
        Team team = match.team();
        return new TeamCredit(
                team == null ? null : team.id(),
                team == null ? null : team.name(),
                utm.get("source"),
                utm.get("medium"),
                match.confidence().name().toLowerCase(Locale.ROOT),
                match instanceof ByPattern byPattern ? byPattern.pattern() : null,
                fieldOf(match),
                match.candidates().stream()
                        .map(candidate -> new Candidate(candidate.id(), candidate.name()))
                        .toList());
    }

    private static @Nullable String fieldOf(TeamMatch match) {
        return switch (match) {
            case Exact _ -> "source";
            case ByPattern byPattern -> byPattern.field();
            case Ambiguous ambiguous -> ambiguous.field();
            case None _ -> null;
        };
    }
}
