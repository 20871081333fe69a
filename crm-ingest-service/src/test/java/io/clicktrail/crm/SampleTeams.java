package io.clicktrail.crm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.CatalogueEvent.TeamChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;

/** The teams of docs/examples/teams.json, and others, as attribution-service publishes them. */
final class SampleTeams {

    private SampleTeams() {}

    static List<TeamChanged> published() {
        try {
            String file = Files.readString(Path.of("../docs/examples/teams.json"));
            return JsonMapper.shared()
                    .readTree(file)
                    .path("teams")
                    .valueStream()
                    .map(SampleTeams::published)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TeamChanged published(JsonNode team) {
        return published(
                team.path("name").asString(),
                team.path("emoji").asString(),
                team.path("utm_source").asString(null),
                team.path("patterns").valueStream().map(JsonNode::asString).toList());
    }

    static TeamChanged published(String name, String emoji, @Nullable String source, List<String> patterns) {
        TeamId id = TeamId.parse(Team.keyOf(name));
        Team team = new Team(id, name, emoji, "#00FF88", null, source, patterns, 0, true);
        return new TeamChanged(EventId.derived(Instant.EPOCH, "team", name), Instant.EPOCH, team);
    }
}
