package io.clicktrail.attribution.offer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.Offer.Status;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Offers as advertisers' machines order, read and pause them. */
class OffersApiIT extends RunningService {

    private static final String OFFERS = "/api/v1/offers";

    @Autowired
    private AccessTokens tokens;

    @Test
    void aNewOfferIsAnsweredShownAndPublished() {
        String shown = """
                {"id": "api-new", "name": "Sports", "status": "active", "taken": 0, "place": "@sports",
                 "click_url": "http://127.0.0.1:8081/click/api-new?uid={your_uid}",
                 "rate": {"base": "5", "premium": "10", "currency": "XTR"}, "hold": "PT0S", "clawback": "PT168H"}
                """;

        post(OFFERS, offer("api-new").toString())
                .expectStatus()
                .isCreated()
                .expectBody()
                .json(shown);

        get(OFFERS + "/api-new").expectStatus().isOk().expectBody().json(shown);
        isPublishedAs(OfferId.parse("api-new"), Status.ACTIVE);
    }

    @Test
    void anOfferSaysWhoseClicksItTakesAndHowManyMustFollowAShare() {
        String shown = """
                {"audience": {"countries": ["KZ", "RU"], "once": true}, "share_clicks": 3}
                """;
        OfferBody order = offer("api-audience")
                .with("audience", "{\"countries\": [\"RU\", \"KZ\"], \"once\": true}")
                .with("share_clicks", "3");

        post(OFFERS, order.toString()).expectStatus().isCreated().expectBody().json(shown);
        get(OFFERS + "/api-audience").expectStatus().isOk().expectBody().json(shown);

        post(
                        OFFERS,
                        offer("api-nowhere")
                                .with("audience", "{\"countries\": [\"XX\"]}")
                                .toString())
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void theSameOrderAgainGetsTheSameAnswerAndOtherTermsAreRefused() {
        OfferBody order = offer("api-twice");
        post(OFFERS, order.toString()).expectStatus().isCreated();

        post(OFFERS, order.toString()).expectStatus().isCreated().expectBody().json("{\"id\": \"api-twice\"}");
        post(OFFERS, order.with("hold", "\"PT1H\"").toString())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .json("{\"code\": \"offer_exists\"}");

        get(OFFERS + "/api-twice").expectBody().json("{\"hold\": \"PT0S\"}");
        isPublishedAs(OfferId.parse("api-twice"), Status.ACTIVE);
    }

    @Test
    void aPauseAndItsEndArePublishedOnceEach() {
        ordered(offer("api-paused"));

        changesTo("paused", "/api-paused/pause");
        changesTo("paused", "/api-paused/pause");
        changesTo("active", "/api-paused/resume");
        changesTo("active", "/api-paused/resume");

        isPublishedAs(OfferId.parse("api-paused"), Status.ACTIVE, Status.PAUSED, Status.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /no-such-offer",
        "POST, /no-such-offer/pause",
        "POST, /no-such-offer/resume",
        "GET, /No_Slug_At_All",
    })
    void anUnknownOfferIsAProblem(String method, String path) {
        http.method(HttpMethod.valueOf(method))
                .uri(OFFERS + path)
                .header("X-Api-Key", adminKey())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .json("{\"status\": 404, \"code\": \"unknown_offer\"}");
    }

    @Test
    void theListIsReadPageByPageTheNewestFirst() {
        List<String> made = IntStream.range(0, 120)
                .mapToObj(number -> ordered(offer("api-page-" + number)).value())
                .toList();

        List<String> listed = new ArrayList<>();
        JsonNode page = page("");
        while (page.path("next_cursor").isString()) {
            assertThat(page.path("items")).hasSize(50);
            page.path("items").forEach(item -> listed.add(item.path("id").asString()));
            page = page("?cursor=" + page.path("next_cursor").asString());
        }
        page.path("items").forEach(item -> listed.add(item.path("id").asString()));

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.subList(0, made.size())).isEqualTo(made.reversed());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "POST, ''",
        "GET, /api-closed",
        "POST, /api-closed/pause",
        "POST, /api-closed/resume",
    })
    void nobodyGetsInWithoutTheKey(String method, String path) {
        http.method(HttpMethod.valueOf(method))
                .uri(OFFERS + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(offer("api-closed").toString())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"code\": \"unauthorized\"}");
    }

    @Test
    void anAnalystReadsAndDoesNotOrder() {
        String token = "Bearer " + tokens.issue(new Caller("ann", Role.ANALYST), Instant.now(), Duration.ofMinutes(5));

        http.get()
                .uri(OFFERS)
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk();
        http.post()
                .uri(OFFERS)
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(offer("api-analyst").toString())
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .json("{\"code\": \"forbidden\"}");
        get(OFFERS + "/api-analyst").expectStatus().isNotFound();
    }

    private static OfferBody offer(String slug) {
        return OfferBody.of(slug, "@sports");
    }

    private void changesTo(String status, String path) {
        post(OFFERS + path, "").expectStatus().isOk().expectBody().json("{\"status\": \"" + status + "\"}");
    }

    private JsonNode page(String query) {
        return requireNonNull(get(OFFERS + query)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
