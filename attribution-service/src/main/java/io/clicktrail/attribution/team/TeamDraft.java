package io.clicktrail.attribution.team;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;

/**
 * A team as a manager writes it down: the body of {@code PUT /api/v1/teams/{slug}}.
 *
 * @param slug may be left out where the address says it
 */
record TeamDraft(
        @Nullable TeamId slug,
        String name,
        @Nullable String emoji,
        @Nullable String color,
        @Nullable String direction,
        @Nullable String utmSource,
        @Nullable List<String> patterns,
        @Nullable Integer priority,
        @Nullable Boolean active) {

    /** The body of {@code POST /api/v1/teams}. */
    record Several(List<TeamDraft> teams) {}

    /** What these have become. */
    record Written(List<Team> items) {}
}
