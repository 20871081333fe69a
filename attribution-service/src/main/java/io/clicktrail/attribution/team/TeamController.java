package io.clicktrail.attribution.team;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.team.TeamCheck.Accepted;
import io.clicktrail.attribution.team.TeamCheck.Checked;
import io.clicktrail.attribution.team.TeamCheck.Refused;
import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;

import static java.util.stream.Collectors.toMap;

/** The teams API. Writing the same again changes nothing and answers the same. */
@RestController
class TeamController {

    private static final String PREFIX = "utm_";

    private final TeamStore teams;
    private final InstantSource clock;

    TeamController(TeamStore teams, InstantSource clock) {
        this.teams = teams;
        this.clock = clock;
    }

    /** Makes the team, or changes it. */
    @PutMapping("/api/v1/teams/{slug}")
    Mono<KnownTeam> put(@PathVariable String slug, @RequestBody TeamDraft draft) {
        TeamId id = idOf(slug);
        return write(TeamCheck.of(id, draft)).then(Mono.defer(() -> found(id)));
    }

    /** Makes or changes these, all of them or none; other teams stay as they are. */
    @PostMapping("/api/v1/teams")
    Mono<TeamDraft.Written> put(@RequestBody TeamDraft.Several drafts) {
        return write(TeamCheck.of(drafts.teams())).map(TeamDraft.Written::new);
    }

    private Mono<List<Team>> write(Checked checked) {
        return switch (checked) {
            case Accepted(List<Team> accepted) ->
                teams.put(accepted, now())
                        .onErrorMap(DuplicateKeyException.class, _ -> taken())
                        .thenReturn(accepted);
            case Refused(List<String> flaws) ->
                Mono.error(new ProblemException(400, "invalid_team", String.join("; ", flaws)));
        };
    }

    @GetMapping("/api/v1/teams/{slug}")
    Mono<KnownTeam> one(@PathVariable String slug) {
        return found(idOf(slug));
    }

    @GetMapping("/api/v1/teams")
    Mono<Page<KnownTeam>> page(@RequestParam(required = false) @Nullable String cursor) {
        return teams.page(Cursor.parse(cursor), Page.SIZE + 1)
                .collectList()
                .map(found -> Page.of(
                        found,
                        team -> Cursor.of(team.createdAt(), team.team().id().value())));
    }

    /** Which team these marks name: {@code ?utm_source=fb_kenesary&utm_campaign=...}. */
    @GetMapping("/api/v1/team-match")
    Mono<TeamCredit> match(@RequestParam Map<String, String> parameters) {
        return teams.creditOf(parameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith(PREFIX))
                .collect(toMap(parameter -> parameter.getKey().substring(PREFIX.length()), Map.Entry::getValue)));
    }

    private Mono<KnownTeam> found(TeamId id) {
        return teams.find(id).switchIfEmpty(Mono.error(TeamController::unknown));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What cannot be a slug names no team. */
    private static TeamId idOf(String slug) {
        try {
            return TeamId.parse(slug);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown_team", "There is no team of this slug.");
    }

    private static ProblemException taken() {
        return new ProblemException(409, "team_taken", "Another team has this name or this utm_source.");
    }
}
