package io.clicktrail.attribution.team;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.CatalogueEvent.TeamChanged;
import io.clicktrail.event.Team;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.testsupport.Eventually;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Teams as managers write, read and try them. */
class TeamsApiIT extends RunningService {

    private static final String TEAMS = "/api/v1/teams";

    @Autowired
    private AccessTokens tokens;

    @Test
    void aTeamIsMadeChangedShownAndPublished() {
        put("/otter", """
                {"name": "Otter", "emoji": "🦦", "color": "#123456", "direction": "Courses",
                 "utm_source": "fb_otter", "patterns": ["otter_sale"], "priority": 3}
                """).expectStatus().isOk().expectBody().json("""
                {"id": "otter", "name": "Otter", "emoji": "🦦", "color": "#123456", "direction": "Courses",
                 "utm_source": "fb_otter", "patterns": ["otter_sale"], "priority": 3, "active": true}
                """);

        put("/otter", "{\"name\": \"Otter\", \"priority\": 5, \"active\": false}")
                .expectStatus()
                .isOk();

        get(TEAMS + "/otter").expectStatus().isOk().expectBody().json("""
                {"id": "otter", "emoji": "📊", "color": "#00FF88", "patterns": [], "priority": 5, "active": false}
                """);
        isPublishedWithPriorities("otter", 3, 5);
    }

    @Test
    void theSameAgainIsAnsweredTheSameAndSaidOnce() {
        String body = "{\"name\": \"Heron\", \"patterns\": [\"heron\", \"heron\"]}";
        put("/heron", body).expectStatus().isOk();
        put("/heron", body).expectStatus().isOk().expectBody().json("{\"patterns\": [\"heron\"]}");
        put("/heron", "{\"name\": \"Heron\", \"priority\": 1}").expectStatus().isOk();

        isPublishedWithPriorities("heron", 0, 1);
    }

    /** 003-73..78: the sample as it lies in docs/examples. */
    @Test
    void theSampleIsLoadedAndNamesTheTeamOfTheMarks() throws IOException {
        String sample = Files.readString(Path.of("../docs/examples/teams.json"));
        post(TEAMS, sample).expectStatus().isOk();
        post(TEAMS, sample).expectStatus().isOk();

        get("/api/v1/team-match?utm_source=fb_kenesary&utm_campaign=tripwire_test_1&utm_medium=cpc")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"team_name": "Kenesary", "team_id": "kenesary", "utm_source": "fb_kenesary",
                         "utm_medium": "cpc", "confidence": "high", "candidates": []}
                        """);
        get("/api/v1/team-match?utm_source=pb_agency").expectBody().json("""
                {"confidence": "low", "field": "source",
                 "candidates": [{"team_id": "kenesary", "team_name": "Kenesary"},
                                {"team_id": "traf4", "team_name": "Traf4"}]}
                """);
        get("/api/v1/team-match?utm_source=car_sale")
                .expectBody()
                .json("{\"confidence\": \"low\", \"candidates\": []}");
        isPublishedWithPriorities("kenesary", 0);
    }

    @Test
    void ofSeveralAllAreWrittenOrNone() {
        post(TEAMS, """
                {"teams": [{"slug": "none-a", "name": "None A", "utm_source": "none"},
                           {"slug": "none-b", "name": "None B", "utm_source": "None"}]}
                """).expectStatus().isEqualTo(409).expectBody().json("{\"code\": \"team_taken\"}");
        post(TEAMS, """
                {"teams": [{"slug": "none-a", "name": "None A"}, {"slug": "none-b", "name": "None B", "color": "red"}]}
                """).expectStatus().isBadRequest().expectBody().json("{\"code\": \"invalid_team\"}");

        get(TEAMS + "/none-a").expectStatus().isNotFound();
        get(TEAMS + "/none-b").expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "  TAKEN  "}
            {"name": "Other", "utm_source": "FB_Taken"}
            """)
    void noTwoTeamsHaveTheSameNameOrSource(String body) {
        put("/taken", "{\"name\": \"Taken\", \"utm_source\": \"fb_taken\"}")
                .expectStatus()
                .isOk();

        put("/taken-too", body).expectStatus().isEqualTo(409).expectBody().json("{\"code\": \"team_taken\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"name\": null}",
                "{\"name\": {}}",
                "{\"name\": \"R\", \"patterns\": [null]}",
                "{\"name\": \"R\", \"patterns\": [[]]}",
                "{\"name\": \"R\", \"patterns\": \"a\"}",
                "{\"name\": \"R\", \"priority\": \"much\"}",
                "{\"name\": \"R\", \"priority\": 1e400}",
                "{\"name\": \"R\", \"slug\": \"A B\"}",
                "{\"name\": \"R\", \"slug\": \"other\"}",
                "{\"name\": \"R\\u0000\"}",
                "{\"name\": \"R\", \"direction\": \"\\ud800\"}"
            })
    void rubbishIsRefused(String body) {
        put("/rubbish", body).expectStatus().isBadRequest();

        get(TEAMS + "/rubbish").expectStatus().isNotFound().expectBody().json("{\"code\": \"unknown_team\"}");
    }

    @Test
    void whatCannotBeASlugNamesNoTeam() {
        put("/No_Slug", "{\"name\": \"R\"}").expectStatus().isNotFound();
    }

    @Test
    void theListIsReadPageByPage() {
        List<String> made = IntStream.range(0, 60)
                .mapToObj(number -> "page-team-" + number)
                .peek(slug -> put("/" + slug, "{\"name\": \"" + slug + "\"}")
                        .expectStatus()
                        .isOk())
                .toList();

        List<String> listed = new ArrayList<>();
        JsonNode page = page("");
        while (page.path("next_cursor").isString()) {
            page.path("items").forEach(item -> listed.add(item.path("id").asString()));
            page = page("?cursor=" + page.path("next_cursor").asString());
        }
        page.path("items").forEach(item -> listed.add(item.path("id").asString()));

        assertThat(listed).doesNotHaveDuplicates().containsAll(made);
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "POST, ''", "GET, /closed", "PUT, /closed"})
    void nobodyGetsInWithoutTheKey(String method, String path) {
        http.method(HttpMethod.valueOf(method))
                .uri(TEAMS + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\": \"Closed\"}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void anAnalystReadsAndDoesNotWrite() {
        String token = "Bearer " + tokens.issue(new Caller("ann", Role.ANALYST), Instant.now(), Duration.ofMinutes(5));

        http.get()
                .uri(TEAMS)
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk();
        http.put()
                .uri(TEAMS + "/by-ann")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\": \"Ann\"}")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private ResponseSpec put(String path, String body) {
        return http.put()
                .uri(TEAMS + path)
                .header("X-Api-Key", adminKey())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private JsonNode page(String query) {
        return requireNonNull(get(TEAMS + query)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private static void isPublishedWithPriorities(String slug, Integer... priorities) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(publishedTeams())
                        .filteredOn(team -> team.id().value().equals(slug))
                        .extracting(Team::priority)
                        .containsExactly(priorities));
    }

    private static List<Team> publishedTeams() {
        return publishedTeamChanges().stream().map(TeamChanged::team).toList();
    }
}
