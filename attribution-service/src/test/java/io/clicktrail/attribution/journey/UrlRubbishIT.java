package io.clicktrail.attribution.journey;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.attribution.NaughtyStrings;
import io.clicktrail.attribution.RunningService;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever stands in an address is the caller's fault, never ours. */
class UrlRubbishIT extends RunningService {

    private static final List<String> CURSORS = List.of(
            "+1000000000-12-31T23:59:59.999999999Z abc 0",
            "-1000000000-01-01T00:00:00Z abc 0",
            "-4800-01-01T00:00:00Z abc 0",
            "+294277-01-01T00:00:00Z abc 0",
            "2026-03-02T12:00:00Z abc 999999999",
            "2026-03-02T12:00:00Z abc 9999999999",
            "2026-03-02T12:00:00Z \0 0",
            "2026-03-02T12:00:00Z abc",
            "tomorrow abc 0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/journeys/",
                "/api/v1/offers/",
                "/api/v1/offers?cursor=",
                "/api/v1/conversions?offer=",
                "/api/v1/conversions?state=",
                "/api/v1/conversions?cursor=",
                "/api/v1/actions?state=",
                "/api/v1/actions?user=",
                "/api/v1/actions?state=parked&reason=",
                "/api/v1/conversions/",
                "/api/v1/teams/",
                "/api/v1/teams?cursor=",
                "/api/v1/team-match?utm_source=",
                "/api/v1/advertisers/",
                "/api/v1/offers/rubbish/budget/entries?cursor=",
                "/api/v1/actions?state=parked&cursor=",
            })
    void rubbishIsNeverOurFault(String address) {
        List<String> faults =
                rubbish().filter(word -> statusOf(address, word) >= 500).toList();

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/offers?cursor=rubbish",
                "/api/v1/conversions?cursor=rubbish",
                "/api/v1/actions?state=parked&cursor=MjAyNi0wMy0wMlQxMjowMDowMFogYWJjIDA",
            })
    void aCursorOfAnotherListIsABadRequest(String uri) {
        get(uri).expectStatus().isBadRequest().expectBody().json("{\"code\": \"invalid_cursor\"}");
    }

    @Test
    void aStateThatThereIsNotIsABadRequestThatNamesThoseThereAre() {
        get("/api/v1/conversions?state=sold")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("""
                {"code": "unknown_state",
                 "detail": "state is one of pending, approved, rejected, reversed, over_cap"}
                """);
        get("/api/v1/actions").expectStatus().isBadRequest().expectBody().json("{\"code\": \"bad_request\"}");
    }

    private static Stream<String> rubbish() {
        Stream<String> cursors = CURSORS.stream()
                .map(cursor -> Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
        return Stream.concat(NaughtyStrings.all().stream().filter(word -> word.length() < 3_000), cursors);
    }

    private int statusOf(String address, String word) {
        return http.get()
                .uri(address + "{word}", word)
                .header("X-Api-Key", adminKey())
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}
