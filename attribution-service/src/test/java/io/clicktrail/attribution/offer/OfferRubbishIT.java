package io.clicktrail.attribution.offer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.attribution.NaughtyStrings;
import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.OfferId;
import io.clicktrail.testsupport.Eventually;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is sent as an offer is either refused, with a reason and a stable code, or an offer that every gateway can read. */
class OfferRubbishIT extends RunningService {

    private static final String OFFERS = "/api/v1/offers";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final OfferBody WHOLE = OfferBody.parse("""
            {"slug": "rubbish", "name": "Sports", "target_url": "https://t.me/sports", "goal": "join_channel",
             "place": "@sports", "rate": {"base": "5", "premium": "10", "currency": "XTR"},
             "payout": {"amount": "0.4", "currency": "USD"},
             "caps": {"total": 100, "window": {"count": 10, "per": "hour"}},
             "schedule": [{"days": ["MONDAY"], "from": "09:00", "to": "18:00"}], "time_zone": "Europe/Moscow",
             "hold": "PT1H", "clawback": "P7D", "attribution_window": "P7D", "settlement": "P1D",
             "first_click": false, "fallback_url": "https://t.me/other", "network": "spring-net",
             "advertiser": "acme", "metered": true}
            """);
    private static final List<String> WRONG_TYPES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\": 1}",
            "[\"MONDAY\", null]");

    private int sent;

    @Test
    void eachPartReplacedByRubbishIsRefusedOrUnderstoodByEverybody() {
        List<String> answers = new ArrayList<>();
        List<OfferId> accepted = new ArrayList<>();
        spoilt().forEach(body -> {
            JsonNode answer = answerTo(body);
            String code = answer.path("code").asString();
            if (answer.path("click_url").isString()) {
                accepted.add(OfferId.parse(answer.path("id").asString()));
            } else if (!List.of("bad_request", "invalid_offer").contains(code)) {
                answers.add(answer + " to " + body);
            }
        });

        assertThat(answers).isEmpty();
        assertThat(accepted).isNotEmpty().hasSizeLessThan(sent / 2);
        Eventually.within(
                PATIENCE,
                () -> assertThat(published())
                        .extracting(change -> change.offer().id())
                        .containsAll(accepted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | | field name: is missing",
                "goal | \"world_peace\" | field goal: goal is one of join_group",
                "caps | {\"window\": {\"count\": 1, \"per\": \"fortnight\"}} | field caps.window.per: per is one of",
                "caps | {\"total\": \"many\"} | field caps.total: has the wrong type",
                "rate | {\"base\": \"1\"} | field rate.currency: is missing",
                "rate | {\"base\": \"1E+2147483647\", \"currency\": \"USD\"} | amount has at most 18 digits",
                "schedule | [{\"days\": [\"MONDAY\"], \"from\": \"25:00\", \"to\": \"26:00\"}] | field schedule[0].from",
                "schedule | [null] | field schedule[0]: is missing",
                "schedule | \"sundays\" | field schedule: a schedule is always, weekdays, working_hours, weekends",
                "schedule_grace | \"-PT1S\" | schedule_grace is an ISO 8601 duration from PT0S to P366D",
                "schedule | [{\"days\": [null], \"from\": \"09:00\", \"to\": \"18:00\"}] | field schedule[0].days[0]: is missing",
                "hold | \"an hour\" | field hold",
                "hold | \"P400D\" | hold is an ISO 8601 duration from PT0S to P366D",
                "place | \"https://t.me/+invite\" | an invite link does not name one",
                "target_url | \"https://evil.example/\" | target_url is a tg: link, or https://",
            })
    void theReasonNamesTheFieldAndWhatWouldDo(String field, @Nullable String value, String reason) {
        OfferBody body = value == null ? WHOLE.without(field) : WHOLE.with(field, value);

        JsonNode problem = answerTo(body.toString());

        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asString()).contains(reason).doesNotContain("io.clicktrail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "true",
                "42",
                "\"offer\"",
                "slug=rubbish",
                "{\"slug\": }",
                "{\"slug\": \"rubbish\"",
                "{\"slug\": \"rub\nbish\"}",
                "{\"slug\": \"\\ud83d\"}",
                "{\"slug\": NaN}",
                "{}{}",
            })
    void whatIsNoOfferIsABadRequest(String body) {
        isRefused(post(OFFERS, body), 400, "bad_request");
    }

    static Stream<byte[]> bytes() {
        return Stream.of(
                new byte[] {'{', '"', 's', 'l', 'u', 'g', '"', ':', '"', (byte) 0xc3, 0x28, '"', '}'},
                new byte[] {0x1f, (byte) 0x8b, 8, 0, 0},
                new byte[100_000],
                "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                "{\"rate\":".repeat(20_000).getBytes(StandardCharsets.UTF_8),
                ("{\"hold\": " + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void bytesThatAreNoJsonAreABadRequest(byte[] body) {
        isRefused(postBytes(body, MediaType.APPLICATION_JSON), 400, "bad_request");
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 3_000_000})
    void aHugeBodyIsRefusedUnread(int size) {
        OfferBody huge = WHOLE.with("name", '"' + "x".repeat(size) + '"');

        isRefused(post(OFFERS, huge.toString()), 413, "content_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/cbor"})
    void otherMediaTypesAreNotRead(String type) {
        byte[] body = WHOLE.toString().getBytes(StandardCharsets.UTF_8);

        isRefused(postBytes(body, MediaType.parseMediaType(type)), 415, "unsupported_media_type");
    }

    /** The whole offer with each of its parts in turn replaced by each piece of rubbish. */
    private static Stream<String> spoilt() {
        return paths(WHOLE.json(), "").flatMap(path -> rubbish().map(value -> replaced(path, value)));
    }

    private static Stream<String> rubbish() {
        return Stream.concat(WRONG_TYPES.stream(), NaughtyStrings.all().stream().map(JSON::writeValueAsString));
    }

    private static Stream<String> paths(JsonNode node, String path) {
        Stream<String> below = switch (node) {
            case ObjectNode object ->
                object.propertyStream().flatMap(property -> paths(property.getValue(), path + "/" + property.getKey()));
            case ArrayNode array -> paths(array.path(0), path + "/0");
            default -> Stream.empty();
        };
        return path.isEmpty() ? below : Stream.concat(Stream.of(path), below);
    }

    private static String replaced(String path, String value) {
        ObjectNode body = WHOLE.json().deepCopy();
        int last = path.lastIndexOf('/');
        JsonNode rubbish = JSON.readTree(value);
        switch (body.at(path.substring(0, last))) {
            case ObjectNode object -> object.set(path.substring(last + 1), rubbish);
            case ArrayNode array -> array.set(0, rubbish);
            default -> throw new AssertionError(path);
        }
        return body.toString();
    }

    /** Each body that could be accepted has a slug of its own. */
    private JsonNode answerTo(String body) {
        String own = body.replace("\"slug\":\"rubbish\"", "\"slug\":\"rubbish-" + sent++ + "\"");
        return requireNonNull(
                post(OFFERS, own).expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private ResponseSpec postBytes(byte[] body, MediaType type) {
        return http.post()
                .uri(OFFERS)
                .header("X-Api-Key", adminKey())
                .contentType(type)
                .bodyValue(body)
                .exchange();
    }

    private static void isRefused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status);
        answer.expectBody().json("{\"status\": %d, \"code\": \"%s\"}".formatted(status, code));
    }
}
