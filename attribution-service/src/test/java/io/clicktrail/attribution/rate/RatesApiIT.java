package io.clicktrail.attribution.rate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.attribution.NaughtyStrings;
import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.CatalogueEvent.RateChanged;
import io.clicktrail.event.Goal;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.testsupport.Eventually;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue of goals and the rate card, over HTTP. Each test leaves the card as it was, for those who order. */
class RatesApiIT extends RunningService {

    private static final String RATES = "/api/v1/rates";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private AccessTokens tokens;

    @Test
    void theCatalogueSaysWhatEachGoalNeedsAndCosts() {
        get("/api/v1/goals").expectStatus().isOk().expectBody().json("""
                {"items": [
                   {"goal": "join_group"},
                   {"goal": "join_channel", "places": ["channel"], "proofs": ["update", "membership"],
                    "rights": ["can_invite_users"], "rights_in_discussion": false, "undoable": true,
                    "minimum": {"base": "5", "premium": "10", "currency": "XTR"}},
                   {"goal": "forward"}, {"goal": "reaction"},
                   {"goal": "comment", "rights": ["can_manage_chat"], "rights_in_discussion": true, "undoable": false,
                    "limits": {"en": "Only under a post of a channel with a linked discussion group where our bot is an \
                administrator. Telegram does not tell when a comment is deleted."}},
                   {"goal": "poll_vote"}, {"goal": "paid_content"}, {"goal": "bot_start"}, {"goal": "miniapp_start"},
                   {"goal": "share"}, {"goal": "stars_purchase"}, {"goal": "premium_gift"}, {"goal": "external"}]}
                """);
    }

    @Test
    void aMinimumIsChangedShownPublishedAndRemembered() {
        get(RATES + "/premium_gift").expectBody().json("""
                {"goal": "premium_gift", "base": "30", "premium": "30", "currency": "XTR", "version": 0}
                """);

        put("/premium_gift", "40", "50").expectStatus().isOk().expectBody().json("""
                {"goal": "premium_gift", "base": "40", "premium": "50", "currency": "XTR", "version": 1,
                 "changed_by": "clicktrail"}
                """);
        put("/premium_gift", "40.0", "50").expectStatus().isOk().expectBody().json("{\"version\": 1}");
        put("/premium_gift", "30", "30").expectStatus().isOk().expectBody().json("{\"version\": 2}");

        assertThat(page(RATES, "")
                        .path("items")
                        .valueStream()
                        .filter(line -> line.path("goal").asString().equals("premium_gift")))
                .singleElement()
                .satisfies(line -> assertThat(line.path("version").asInt()).isEqualTo(2));
        get(RATES + "/premium_gift/history").expectStatus().isOk().expectBody().json("""
                {"items": [{"base": "30", "premium": "30", "version": 2, "changed_by": "clicktrail"},
                           {"base": "40", "premium": "50", "version": 1, "changed_by": "clicktrail"}]}
                """);
        arePublished(Goal.PREMIUM_GIFT, "40", "30");
    }

    @Test
    void whoHasChangedItIsNamed() {
        String token = "Bearer " + tokens.issue(new Caller("ann", Role.ADMIN), Instant.now(), Duration.ofMinutes(5));

        http.put()
                .uri(RATES + "/poll_vote")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body("1", "5"))
                .exchange()
                .expectStatus()
                .isOk();

        get(RATES + "/poll_vote/history").expectBody().json("{\"items\": [{\"version\": 1, \"changed_by\": \"ann\"}]}");
    }

    @Test
    void newOffersReachTheMinimumAndThoseThatAreThereKeepTheirRate() {
        OfferBody cheap = OfferBody.of("rate-cheap", "@some_bot")
                .with("goal", "\"external\"")
                .with("rate", "{\"base\": \"3\", \"premium\": \"10\", \"currency\": \"XTR\"}");
        post("/api/v1/offers", cheap.toString()).expectStatus().isCreated();

        put("/external", "4", "12").expectStatus().isOk();

        post("/api/v1/offers", cheap.with("slug", "\"rate-cheap-too\"").toString())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("""
                        {"code": "invalid_offer",
                         "detail": "rate of external is at least 4 XTR, and 12 for users with Premium"}
                        """);
        post(
                        "/api/v1/offers",
                        cheap.with("slug", "\"rate-least\"")
                                .with("rate", "{\"base\": \"4\", \"currency\": \"XTR\"}")
                                .toString())
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{\"rate\": {\"base\": \"4\", \"premium\": \"12\"}}");
        get("/api/v1/offers/rate-cheap")
                .expectBody()
                .json("{\"status\": \"active\", \"rate\": {\"base\": \"3\", \"premium\": \"10\"}}");
        put("/external", "3", "10").expectStatus().isOk();
    }

    @Test
    void versionsThatAreMadeAtOnceHaveNoGapsAndAreReadPageByPage() {
        IntStream.rangeClosed(1, 60)
                .parallel()
                .forEach(stars ->
                        put("/bot_start", "" + stars, "100").expectStatus().isOk());

        List<Integer> versions = new ArrayList<>();
        JsonNode page = page(RATES + "/bot_start/history", "");
        page.path("items").forEach(item -> versions.add(item.path("version").asInt()));
        assertThat(versions).hasSize(50);
        page = page(
                RATES + "/bot_start/history",
                "?cursor=" + page.path("next_cursor").asString());
        page.path("items").forEach(item -> versions.add(item.path("version").asInt()));

        assertThat(versions)
                .isEqualTo(IntStream.iterate(60, version -> version - 1)
                        .limit(60)
                        .boxed()
                        .toList());
        Eventually.within(
                PATIENCE,
                () -> assertThat(published(Goal.BOT_START))
                        .hasSize(60)
                        .last()
                        .satisfies(last -> get(RATES + "/bot_start")
                                .expectBody()
                                .json("{\"base\": \"%s\"}"
                                        .formatted(last.minimum().base()))));
        put("/bot_start", "3", "10").expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"base\": \"-1\", \"premium\": \"5\", \"currency\": \"XTR\"}      | invalid_rate | base is from 0",
                "{\"base\": \"1.5\", \"premium\": \"5\", \"currency\": \"XTR\"}     | invalid_rate | base is from 0",
                "{\"base\": \"1\", \"premium\": \"1000001\", \"currency\": \"XTR\"} | invalid_rate | premium is from 0",
                "{\"base\": \"6\", \"premium\": \"5\", \"currency\": \"XTR\"}       | invalid_rate | not below base",
                "{\"base\": \"1\", \"premium\": \"5\", \"currency\": \"USD\"}       | invalid_rate | currency is XTR",
                "{\"base\": \"1\", \"premium\": \"5\", \"currency\": \"stars\"}     | bad_request  | three capital letters",
                "{\"base\": \"1\", \"premium\": \"5\"}                              | bad_request  | currency",
                "{\"base\": \"1\", \"currency\": \"XTR\"}                           | bad_request  | premium",
                "{\"base\": \"much\", \"premium\": \"5\", \"currency\": \"XTR\"}    | bad_request  | base",
                "{\"base\": \"1E+2147483647\", \"premium\": \"5\", \"currency\": \"XTR\"} | bad_request | 18 digits",
            })
    void theReasonNamesTheFieldAndWhatWouldDo(String body, String code, String reason) {
        JsonNode problem = answer(put("/bot_start", body));

        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).contains(reason).doesNotContain("io.clicktrail");
    }

    @Test
    void eachPartReplacedByRubbishIsRefusedAndChangesNothing() {
        List<String> wrong = Stream.concat(
                        Stream.of("null", "true", "-1", "1.5", "1e400", "99999999999999999999", "[]", "{}", "[null]"),
                        NaughtyStrings.all().stream().map(JSON::writeValueAsString))
                .toList();
        List<JsonNode> answers = Stream.of("base", "premium", "currency")
                .flatMap(field -> wrong.stream().map(rubbish -> replaced(field, rubbish)))
                .map(body -> answer(put("/external", body)))
                .filter(answer -> !List.of("bad_request", "invalid_rate")
                        .contains(answer.path("code").asString()))
                .toList();

        // Some of the rubbish is a number; whatever was taken is a minimum that can be.
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(new BigDecimal(answer.path("base").asString()))
                                .isBetween(
                                        BigDecimal.ZERO,
                                        new BigDecimal(answer.path("premium").asString())));
        put("/external", "3", "10").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "true", "42", "\"rate\"", "base=1", "{\"base\": NaN}", "{}{}"})
    void whatIsNoRateIsABadRequest(String body) {
        put("/bot_start", body).expectStatus().isBadRequest().expectBody().json("{\"code\": \"bad_request\"}");
    }

    static Stream<byte[]> bytes() {
        return Stream.of(
                new byte[] {'{', '"', 'b', '"', ':', '"', (byte) 0xc3, 0x28, '"', '}'},
                new byte[100_000],
                "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                ("{\"base\": " + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void bytesThatAreNoJsonAreABadRequest(byte[] body) {
        http.put()
                .uri(RATES + "/bot_start")
                .header("X-Api-Key", adminKey())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({"GET, /like", "PUT, /like", "GET, /like/history", "GET, /JOIN_CHANNEL"})
    void whatIsNoGoalHasNoRate(String method, String path) {
        http.method(HttpMethod.valueOf(method))
                .uri(RATES + path)
                .header("X-Api-Key", adminKey())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body("1", "5"))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .json("{\"code\": \"unknown_goal\"}");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        get(RATES + "/bot_start/history?cursor=nonsense")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("{\"code\": \"invalid_cursor\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/goals",
        "GET, /api/v1/rates",
        "PUT, /api/v1/rates/share",
        "GET, /api/v1/rates/share/history"
    })
    void nobodyGetsInWithoutTheKey(String method, String path) {
        http.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body("1", "5"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void anAnalystReadsAndDoesNotWrite() {
        String token = "Bearer " + tokens.issue(new Caller("bob", Role.ANALYST), Instant.now(), Duration.ofMinutes(5));

        http.get()
                .uri(RATES)
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk();
        http.put()
                .uri(RATES + "/share")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body("1", "5"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static String replaced(String field, String rubbish) {
        ObjectNode body = (ObjectNode) JSON.readTree(body("3", "10"));
        body.set(field, JSON.readTree(rubbish));
        return body.toString();
    }

    private static String body(String base, String premium) {
        return "{\"base\": \"%s\", \"premium\": \"%s\", \"currency\": \"XTR\"}".formatted(base, premium);
    }

    private ResponseSpec put(String path, String base, String premium) {
        return put(path, body(base, premium));
    }

    private ResponseSpec put(String path, String body) {
        return http.put()
                .uri(RATES + path)
                .header("X-Api-Key", adminKey())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private JsonNode page(String path, String query) {
        return answer(get(path + query).expectStatus().isOk());
    }

    private static JsonNode answer(ResponseSpec response) {
        return requireNonNull(response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private static void arePublished(Goal goal, String... bases) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(published(goal))
                        .extracting(change -> change.minimum().base().toPlainString())
                        .containsExactly(bases));
    }

    private static List<RateChanged> published(Goal goal) {
        return publishedRates().stream().filter(change -> change.goal() == goal).toList();
    }
}
