package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.Conversion;
import io.clicktrail.event.DeliveryEvent;
import io.clicktrail.event.DeliveryEvent.PostbackAttemptFailed;
import io.clicktrail.event.DeliveryEvent.PostbackDelivered;
import io.clicktrail.event.DeliveryEvent.PostbackExhausted;
import io.clicktrail.event.Topic;
import io.clicktrail.postback.RunningService;
import io.clicktrail.postback.signature.SigningSecrets;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.Conversions.approved;
import static io.clicktrail.postback.Conversions.conversionOf;
import static io.clicktrail.postback.Conversions.pending;
import static io.clicktrail.postback.Conversions.rejected;
import static io.clicktrail.postback.Conversions.reversed;
import static org.assertj.core.api.Assertions.assertThat;

class DeliveryIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner PARTNER = StubPartner.start();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALL_STATUSES =
            "{\"pending\": \"0\", \"approved\": \"1\", \"rejected\": \"2\", \"reversed\": \"3\"}";
    private static final String APPROVED_ONLY = "{\"approved\": \"1\"}";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                ENVIRONMENT,
                PARTNER,
                "postback.retry.time-scale=0.00001",
                "postback.worker.poll-interval=20ms",
                "postback.worker.lease=2s",
                "postback.partner.connect-timeout=500ms",
                "postback.partner.total-timeout=500ms");
    }

    @AfterAll
    static void stop() {
        service.close();
        PARTNER.close();
    }

    @AfterEach
    void partnerIsKindAgain() {
        PARTNER.answers(Answer.ok()).forget();
    }

    @Test
    void aConversionIsToldToItsNetworkInTheNetworksWords() {
        String template = PARTNER.url(
                "/words?cid={click_id}&s1={sub1}&s2={sub2}&st={status}&sum={payout}&cur={currency}"
                        + "&goal={goal}&tx={txid}&offer={offer_id}&at={event_time}&premium={user_premium}&eid={event_id}&token=t0k3n");
        service.addNetwork("words", template, ALL_STATUSES);
        Conversion conversion = conversionOf("words", "uid-1");
        PARTNER.answers(Answer.ok().body("thanks"));

        service.publish(approved(conversion));

        ReceivedRequest request = PARTNER.waitUntilReceived(1, PATIENCE).getFirst();
        JsonNode delivery = waitFor(conversion, "delivered");
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.query())
                .containsAllEntriesOf(
                        Map.of("cid", "uid-1", "s1", "источник & co", "st", "1", "sum", "1.5", "cur", "USD"))
                .containsAllEntriesOf(
                        Map.of("goal", "join_channel", "offer", "spring", "at", "1795255200", "premium", "1"))
                .containsEntry("eid", delivery.path("id").asString())
                .containsEntry("token", "t0k3n")
                .doesNotContainKey("s2");
        assertThat(request.header("webhook-signature")).isEmpty();
        JsonNode attempt = delivery.path("attempts").path(0);
        assertThat(attempt.path("request").asString()).startsWith("GET http://").endsWith("&token=***");
        assertThat(attempt.path("http_status").asInt()).isEqualTo(200);
        assertThat(attempt.path("answer").asString()).isEqualTo("thanks");
        assertThat(attempt.path("latency").asString()).startsWith("PT");
    }

    @Test
    void everyStatusHasItsOwnIdAndTheSameTransaction() {
        service.addNetwork(
                "steps", PARTNER.url("/steps?cid={click_id}&st={status}&tx={txid}&eid={event_id}"), ALL_STATUSES);
        Conversion conversion = conversionOf("steps", "uid-2");

        service.publish(pending(conversion), approved(conversion), reversed(conversion));

        List<ReceivedRequest> requests = PARTNER.waitUntilReceived(3, PATIENCE);
        assertThat(requests).extracting(request -> request.query().get("st")).containsExactly("0", "1", "3");
        assertThat(requests).extracting(request -> request.query().get("tx")).containsOnly(txid(requests));
        assertThat(requests).extracting(request -> request.query().get("eid")).doesNotHaveDuplicates();
    }

    private static String txid(List<ReceivedRequest> requests) {
        return requests.getFirst().query().getOrDefault("tx", "");
    }

    @Test
    void aLaterStepWaitsUntilTheEarlierOneIsTaken() {
        service.addNetwork(PARTNER, "ordered", ALL_STATUSES);
        PARTNER.answersNext(Answer.status(503), Answer.status(503), Answer.status(503));
        Conversion conversion = conversionOf("ordered", "uid-3");

        service.publish(pending(conversion), rejected(conversion));

        List<ReceivedRequest> requests = PARTNER.waitUntilReceived(5, PATIENCE);
        assertThat(requests)
                .extracting(request -> request.query().get("status"))
                .containsExactly("0", "0", "0", "0", "2");
    }

    @Test
    void aStatusThatTheNetworkDoesNotListIsIgnoredVisibly() {
        service.addNetwork(PARTNER, "picky", APPROVED_ONLY);
        Conversion conversion = conversionOf("picky", "uid-4");

        service.publish(pending(conversion), approved(conversion));

        waitFor(conversion, "delivered");
        assertThat(service.deliveries("?conversion=" + conversion.id() + "&state=ignored"))
                .singleElement()
                .satisfies(
                        ignored -> assertThat(ignored.path("reason").asString()).isEqualTo("status_not_wanted"));
        assertThat(PARTNER.received()).hasSize(1);
    }

    @Test
    void ownTrafficIsToldToNobody() {
        Conversion own = conversionOf(null, null);
        service.addNetwork(PARTNER, "other", APPROVED_ONLY);
        Conversion other = conversionOf("other", "uid-5");

        service.publish(approved(own), approved(other));

        waitFor(other, "delivered");
        assertThat(service.deliveries("?conversion=" + own.id())).isEmpty();
        assertThat(PARTNER.received()).hasSize(1);
    }

    @Test
    void aConversionThatComesBeforeItsNetworkWaitsForIt() {
        Conversion conversion = conversionOf("later", "uid-6");
        service.publish(pending(conversion), approved(conversion));
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries("?state=waiting&network=later"))
                        .hasSize(2));

        service.addNetwork(PARTNER, "later", APPROVED_ONLY);

        waitFor(conversion, "delivered");
        waitFor(conversion, "ignored");
        assertThat(PARTNER.received()).hasSize(1);
    }

    @Test
    void withoutTheNetworksClickIdItIsUndeliverableVisibly() {
        service.addNetwork(PARTNER, "blind", APPROVED_ONLY);
        Conversion without = conversionOf("blind", null);
        Conversion unresolved = conversionOf("blind", "{uid}");

        service.publish(approved(without), approved(unresolved));

        for (Conversion conversion : List.of(without, unresolved)) {
            assertThat(waitFor(conversion, "undeliverable").path("reason").asString())
                    .isEqualTo("no_click_id");
            assertThat(said(PostbackExhausted.class, conversion))
                    .singleElement()
                    .satisfies(end -> {
                        assertThat(end.reason()).isEqualTo("no_click_id");
                        assertThat(end.attempts()).isZero();
                    });
        }
        assertThat(PARTNER.received()).isEmpty();
    }

    @Test
    void aRepeatedEventSendsNothingMore() {
        service.addNetwork(PARTNER, "repeated", ALL_STATUSES);
        Conversion conversion = conversionOf("repeated", "uid-7");
        Conversion marker = conversionOf("repeated", "uid-8");
        service.publish(approved(conversion));
        waitFor(conversion, "delivered");

        service.publish(approved(conversion), approved(conversion), approved(marker));

        waitFor(marker, "delivered");
        assertThat(PARTNER.received()).hasSize(2);
        assertThat(said(PostbackDelivered.class, conversion)).hasSize(1);
    }

    @Test
    void aFailedAttemptIsRepeatedWithTheSameIdAndEachIsKept() {
        service.addNetwork(PARTNER, "shaky", APPROVED_ONLY);
        PARTNER.answersNext(
                Answer.status(500).body("oops"),
                Answer.connectionReset(),
                Answer.status(429).header("Retry-After", "1"));
        Conversion conversion = conversionOf("shaky", "uid-9");

        service.publish(approved(conversion));

        JsonNode delivery = waitFor(conversion, "delivered");
        assertThat(PARTNER.received()).hasSize(4);
        assertThat(PARTNER.received())
                .extracting(request -> request.query().get("eid"))
                .containsOnly(delivery.path("id").asString());
        assertThat(delivery.path("attempts"))
                .extracting(attempt -> attempt.path("http_status").asString("")
                        + attempt.path("error").asString(""))
                .containsExactly("500", "connection_closed", "429", "200");
        assertThat(said(PostbackAttemptFailed.class, conversion))
                .extracting(PostbackAttemptFailed::reason)
                .containsExactly("http_500", "connection_closed", "http_429");
        assertThat(said(PostbackDelivered.class, conversion)).singleElement().satisfies(taken -> {
            assertThat(taken.attempt()).isEqualTo(4);
            assertThat(taken.httpStatus()).isEqualTo(200);
        });
    }

    @Test
    void aNetworkThatNeverAnswersWellEndsExhaustedAfterEightAttempts() {
        service.addNetwork(PARTNER, "dead", APPROVED_ONLY);
        PARTNER.answers(Answer.status(503));
        Conversion conversion = conversionOf("dead", "uid-10");

        service.publish(approved(conversion));

        JsonNode delivery = waitFor(conversion, "exhausted");
        assertThat(delivery.path("attempts")).hasSize(8);
        assertThat(delivery.path("reason").asString()).isEqualTo("http_503");
        assertThat(said(PostbackExhausted.class, conversion)).hasSize(1);
    }

    @Test
    void aRefusalIsNotRepeated() {
        service.addNetwork(PARTNER, "refusing", APPROVED_ONLY);
        PARTNER.answers(Answer.status(400).body("unknown click"));
        Conversion conversion = conversionOf("refusing", "uid-11");

        service.publish(approved(conversion));

        JsonNode delivery = waitFor(conversion, "exhausted");
        assertThat(delivery.path("attempts")).hasSize(1);
        assertThat(delivery.path("attempts").path(0).path("answer").asString()).isEqualTo("unknown click");
    }

    @Test
    void aRedirectIsNotFollowed() {
        service.addNetwork(PARTNER, "moved", APPROVED_ONLY);
        PARTNER.answers(request -> request.path().equals("/moved")
                ? Answer.status(301).header("Location", PARTNER.url("/elsewhere"))
                : Answer.ok());
        Conversion conversion = conversionOf("moved", "uid-12");

        service.publish(approved(conversion));

        assertThat(waitFor(conversion, "exhausted").path("reason").asString()).isEqualTo("redirect_refused");
        assertThat(PARTNER.receivedAt("/elsewhere")).isEmpty();
        assertThat(PARTNER.receivedAt("/moved")).hasSize(8);
    }

    @Test
    void goneStopsTheNetworkUntilSomebodyEnablesIt() {
        service.addNetwork(PARTNER, "gone", APPROVED_ONLY);
        PARTNER.answersNext(Answer.status(410));
        Conversion first = conversionOf("gone", "uid-13");
        Conversion second = conversionOf("gone", "uid-14");

        service.publish(approved(first));
        assertThat(waitFor(first, "exhausted").path("reason").asString()).isEqualTo("gone");
        service.publish(approved(second));
        waitFor(second, "paused");
        assertThat(service.get("/api/v1/networks/gone")
                        .json()
                        .path("disabled_because")
                        .asString())
                .isEqualTo("gone");
        assertThat(PARTNER.received()).hasSize(1);

        assertThat(service.post("/api/v1/networks/gone/enable", "").status()).isEqualTo(200);

        waitFor(second, "delivered");
        assertThat(PARTNER.received()).hasSize(2);
    }

    @Test
    void aDisabledNetworkIsPausedAndItsRetriesToo() {
        service.addNetwork(PARTNER, "resting", APPROVED_ONLY);
        service.post("/api/v1/networks/resting/disable", "");
        Conversion conversion = conversionOf("resting", "uid-15");

        service.publish(approved(conversion));

        waitFor(conversion, "paused");
        service.post("/api/v1/networks/resting/enable", "");
        waitFor(conversion, "delivered");
    }

    @Test
    void anAnswerOfTenMegabytesIsCropped() {
        service.addNetwork(PARTNER, "chatty", APPROVED_ONLY);
        PARTNER.answers(Answer.ok().bodyOfSize(10_000_000));
        Conversion conversion = conversionOf("chatty", "uid-16");

        service.publish(approved(conversion));

        String id = waitFor(conversion, "delivered").path("id").asString();
        JsonNode delivery = service.get("/api/v1/postbacks/" + id).json();
        assertThat(delivery.path("attempts").path(0).path("answer").asString()).hasSize(20 * 1024);
    }

    @Test
    void anAnswerThatDripsCountsByItsStatusAndIsCutOffInTime() {
        service.addNetwork(PARTNER, "dripping", APPROVED_ONLY);
        PARTNER.answers(Answer.ok().bodyOfSize(1_000).dripping(Duration.ofMillis(20)));
        Conversion conversion = conversionOf("dripping", "uid-17");

        service.publish(approved(conversion));

        JsonNode attempt = waitFor(conversion, "delivered").path("attempts").path(0);
        assertThat(attempt.path("answer").asString()).hasSizeBetween(1, 999);
        assertThat(Duration.parse(attempt.path("latency").asString())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void silenceIsATimeout() {
        service.addNetwork(PARTNER, "silent", APPROVED_ONLY);
        PARTNER.answersNext(Answer.ok().after(Duration.ofSeconds(2)));
        Conversion conversion = conversionOf("silent", "uid-18");

        service.publish(approved(conversion));

        JsonNode delivery = waitFor(conversion, "delivered");
        assertThat(delivery.path("attempts").path(0).path("error").asString()).isEqualTo("timeout");
        assertThat(delivery.path("attempts")).hasSize(2);
    }

    @Test
    void aPostCarriesTheQueryAsAFormAndASignatureThatCanBeVerified() {
        String secret = "whsec_" + "QUJD".repeat(8);
        service.post(
                "/api/v1/networks",
                RunningService.networkJson(
                        "signed",
                        PARTNER.url("/signed?cid={click_id}&s1={sub1}"),
                        "POST",
                        APPROVED_ONLY,
                        ", \"signature\": {\"secrets\": [\"" + secret + "\"]}"));
        Conversion conversion = conversionOf("signed", "uid-20");

        service.publish(approved(conversion));

        ReceivedRequest request = PARTNER.waitUntilReceived(1, PATIENCE).getFirst();
        String id = waitFor(conversion, "delivered").path("id").asString();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/signed");
        assertThat(request.form()).containsEntry("cid", "uid-20").containsEntry("s1", "источник & co");
        assertThat(request.header("webhook-id")).contains(id);
        Instant at = Instant.ofEpochSecond(
                Long.parseLong(request.header("webhook-timestamp").orElseThrow()));
        assertThat(request.header("webhook-signature"))
                .contains(new SigningSecrets(List.of(secret)).sign(id, at, request.body()));
    }

    @Test
    void aGetIsSignedByItsQuery() {
        String secret = "whsec_" + "QUJD".repeat(8);
        service.post(
                "/api/v1/networks",
                RunningService.networkJson(
                        "signed-get",
                        PARTNER.url("/signed-get?cid={click_id}"),
                        "GET",
                        APPROVED_ONLY,
                        ", \"signature\": {\"secrets\": [\"" + secret + "\"]}"));

        service.publish(approved(conversionOf("signed-get", "uid-21")));

        ReceivedRequest request = PARTNER.waitUntilReceived(1, PATIENCE).getFirst();
        Instant at = Instant.ofEpochSecond(
                Long.parseLong(request.header("webhook-timestamp").orElseThrow()));
        String id = request.header("webhook-id").orElseThrow();
        assertThat(request.header("webhook-signature"))
                .contains(new SigningSecrets(List.of(secret)).sign(id, at, "cid=uid-21"));
    }

    @Test
    void aReplayByHandSendsTheSameIdAgainOnAFreshSchedule() {
        service.addNetwork(PARTNER, "replayed", APPROVED_ONLY);
        PARTNER.answers(Answer.status(503));
        Conversion conversion = conversionOf("replayed", "uid-22");
        service.publish(approved(conversion));
        String id = waitFor(conversion, "exhausted").path("id").asString();
        PARTNER.answers(Answer.ok()).answersNext(Answer.status(500));

        assertThat(service.post("/api/v1/postbacks/" + id + "/replay", "").status())
                .isEqualTo(202);

        JsonNode delivery = waitFor(conversion, "delivered");
        assertThat(delivery.path("attempts"))
                .extracting(attempt -> attempt.path("manual").asBoolean())
                .containsExactly(false, false, false, false, false, false, false, false, true, true);
        assertThat(PARTNER.received())
                .hasSize(10)
                .allSatisfy(request -> assertThat(request.query()).containsEntry("eid", id));
    }

    @Test
    void onlyWhatIsOverCanBeReplayed() {
        Conversion conversion = conversionOf("not-there", "uid-23");
        service.publish(approved(conversion));
        String id = waitFor(conversion, "waiting").path("id").asString();

        assertThat(service.post("/api/v1/postbacks/" + id + "/replay", "").code())
                .isEqualTo("postback_pending");
        assertThat(service.post("/api/v1/postbacks/" + UUID.randomUUID() + "/replay", "")
                        .code())
                .isEqualTo("unknown_postback");
    }

    /** The delivery of this conversion that is in this state. */
    private static JsonNode waitFor(Conversion conversion, String state) {
        String query = "?conversion=" + conversion.id() + "&state=" + state;
        Eventually.within(
                PATIENCE, () -> assertThat(service.deliveries(query)).as(state).isNotEmpty());
        return service.deliveries(query).getFirst();
    }

    private static <E extends DeliveryEvent> List<E> said(Class<E> type, Conversion conversion) {
        Eventually.within(
                PATIENCE, () -> assertThat(saidSoFar(type, conversion)).isNotEmpty());
        return saidSoFar(type, conversion);
    }

    private static <E extends DeliveryEvent> List<E> saidSoFar(Class<E> type, Conversion conversion) {
        return service.said(Topic.POSTBACKS, type).stream()
                .filter(event -> event.postback().conversion().equals(conversion.id()))
                .toList();
    }
}
