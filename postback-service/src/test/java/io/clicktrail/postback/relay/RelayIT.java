package io.clicktrail.postback.relay;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.PurchaseEvent.ActionReported;
import io.clicktrail.event.PurchaseEvent.ActionWithdrawn;
import io.clicktrail.event.PurchaseEvent.PurchaseReported;
import io.clicktrail.event.PurchaseEvent.PurchaseWithdrawn;
import io.clicktrail.event.PurchaseEvent.ReportEvent;
import io.clicktrail.event.RawBody;
import io.clicktrail.event.Topic;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.postback.RunningService;
import io.clicktrail.postback.RunningService.Reply;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.relay.Calls.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

/** Acceptance: unsigned, stale, replayed, unknown user, unknown status, huge, malformed: nothing lost, nothing paid twice. */
class RelayIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner PARTNER = StubPartner.start();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SOURCES = "/api/v1/relay/sources";
    private static final String CALLS = "/api/v1/relay/calls";
    private static final String RELAY = "/postbacks/relay";

    private static RunningService service;
    private static int nonces;

    @BeforeAll
    static void start() {
        service = RunningService.start(ENVIRONMENT, PARTNER, "postback.relay.read-interval=50ms");
    }

    @AfterAll
    static void stop() {
        service.close();
        PARTNER.close();
    }

    @Test
    void whatIsReportedIsSaidOnceHoweverOftenItComes() {
        source("told", "\"reports\": \"actions\", \"offers\": [\"spring\"]");
        String body =
                "{\"user_id\": 7, \"uid\": \"net-1\", \"txid\": \"t-1\", \"status\": \"approved\", \"premium\": true}";

        Reply first = signed("told", body);
        Reply again = signed("told", body);
        Reply rejected = signed("told", "txid=t-1&status=rejected");
        Reply late = signed("told", body);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("state").asString()).isEqualTo("applied");
        assertThat(first.json().path("effect").asString()).isEqualTo("action_reported");
        assertThat(first.json().path("duplicate").asBoolean()).isFalse();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("duplicate").asBoolean()).isTrue();
        assertThat(again.json().path("call")).isEqualTo(first.json().path("call"));
        assertThat(again.json().path("effect").asString()).isEqualTo("action_reported");
        assertThat(rejected.json().path("effect").asString()).isEqualTo("action_withdrawn");
        assertThat(late.status()).isEqualTo(200);
        assertThat(reasonOf(late)).isEqualTo("withdrawn_before");
        List<ReportEvent> said = said("told", 2);
        ActionReported reported = (ActionReported) said.getFirst();
        assertThat(reported.report().user()).isEqualTo(7L);
        assertThat(reported.report().networkClickId()).isEqualTo("net-1");
        assertThat(reported.offer().value()).isEqualTo("spring");
        assertThat(reported.premium()).isTrue();
        assertThat(said.getLast()).isInstanceOf(ActionWithdrawn.class);
    }

    @Test
    void nobodyIsHeardWithoutProof() {
        source("proved", "\"reports\": \"purchases\", \"currency\": \"USD\"");
        String body = "user_id=7&txid=t-1&status=sale&sum=5";
        Instant now = Instant.now();
        IncomingCall call = call("proved", body, now);
        String nonce = nonce();
        String at = Long.toString(now.getEpochSecond());
        String old = Long.toString(now.getEpochSecond() - 310);
        String right = RelaySignature.sign(call, at, nonce, SECRET);

        Reply unsigned = send(RELAY + "?source=proved", body, Map.of());
        Reply wrong = send(call, "proved", at, nonce, right.replace(right.charAt(0), 'x'));
        Reply other = send(call("proved", body + "0", now), "proved", at, nonce, right);
        Reply unknown = send(call, "nowhere", at, nonce, right);
        Reply stale = send(call, "proved", old, nonce, RelaySignature.sign(call, old, nonce, SECRET));
        Reply key = send(RELAY, body, Map.of("X-Api-Key", "relay_guessed"));
        Reply admin = send(RELAY, body, Map.of("X-Api-Key", ENVIRONMENT.get("CLICKTRAIL_ADMIN_KEY")));

        assertThat(codes(unsigned, wrong, other, unknown, stale, key, admin))
                .containsExactly(
                        "401 unsigned",
                        "401 invalid_signature",
                        "401 invalid_signature",
                        "401 invalid_signature",
                        "401 stale_signature",
                        "401 unknown_key",
                        "401 unknown_key");
        assertThat(kept("proved")).isEmpty();
        JsonNode refusals = service.get(SOURCES + "/proved").json().path("refusals");
        assertThat(refusals)
                .extracting(each -> each.path("reason").asString() + " "
                        + each.path("times").asInt())
                .containsExactly("invalid_signature 2", "stale_signature 1");
    }

    @Test
    void aReplayInsideTheToleranceHasNoSecondEffect() {
        source("replayed", "\"reports\": \"purchases\", \"currency\": \"USD\"");
        Instant now = Instant.now();
        // Its status means nothing to us, so that only the signature can tell the copy.
        IncomingCall call = call("replayed", "user_id=7&txid=t-1&status=zzz", now);
        String nonce = nonce();
        String at = Long.toString(now.getEpochSecond());
        String signature = RelaySignature.sign(call, at, nonce, SECRET);

        Reply first = send(call, "replayed", at, nonce, signature);
        Reply copy = send(call, "replayed", at, nonce, signature);

        assertThat(first.json().path("state").asString()).isEqualTo("unmapped");
        assertThat(copy.status()).isEqualTo(200);
        assertThat(copy.json().path("duplicate").asBoolean()).isTrue();
        assertThat(copy.json().path("call")).isEqualTo(first.json().path("call"));
        assertThat(copy.json().path("state").asString()).isEqualTo("unmapped");
        assertThat(kept("replayed"))
                .extracting(each -> each.path("state").asString())
                .containsExactly("duplicate", "unmapped");
    }

    @Test
    void anUnknownStatusIsKeptAndReadAgainWhenItsMeaningIsKnown() {
        source("words", "\"reports\": \"purchases\", \"currency\": \"USD\"");
        Reply unmapped = signed("words", "user_id=7&txid=t-1&status=Bezahlt&sum=5");
        assertThat(unmapped.status()).isEqualTo(200);
        assertThat(reasonOf(unmapped)).isEqualTo("unknown_status");

        Reply changed = service.put(
                SOURCES + "/words",
                "{\"name\": \"Words\", \"reports\": \"purchases\", \"currency\": \"USD\", \"statuses\": {\"bezahlt\": \"sale\"}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("signing_secrets").asInt()).isEqualTo(1);
        assertThat(said("words", 1)).singleElement().isInstanceOf(PurchaseReported.class);
        String id = unmapped.json().path("call").asString();
        JsonNode call = service.get(CALLS + "/" + id).json();
        assertThat(call.path("state").asString()).isEqualTo("applied");
        assertThat(call.path("body").asString()).contains("status=Bezahlt");
        Reply once = service.post(CALLS + "/" + id + "/replay", "");
        assertThat(once.json().path("state").asString()).isEqualTo("applied");
        assertThat(said("words", 1)).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsKeptAndWhatIsHugeIsNotRead() {
        source("odd", "\"reports\": \"purchases\", \"currency\": \"USD\"");

        Reply malformed = signed("odd", "{\"user_id\": ");
        Reply nobody = signed("odd", "status=sale&sum=5");
        Reply binary = signed("odd", new byte[] {(byte) 0xC3, 0x28, 0, 1});
        Reply full = signed("odd", "user_id=7&txid=t-2&status=sale&sum=5&x=" + "y".repeat(64_000));
        Reply huge = signed("odd", "user_id=7&txid=t-3&status=sale&sum=5&x=" + "y".repeat(66_000));
        Reply vast = signed("odd", "x=" + "y".repeat(900_000));
        Reply odd = signed("odd", "user_id=7&txid=t%00-4&status=sale&sum=5&product_name=%ED%A0%80");

        assertThat(reasonOf(malformed)).isEqualTo("malformed");
        assertThat(reasonOf(nobody)).isEqualTo("no_subject");
        assertThat(reasonOf(binary)).isEqualTo("malformed");
        assertThat(full.json().path("state").asString()).isEqualTo("applied");
        assertThat(codes(huge, vast)).containsExactly("413 content_too_large", "413 content_too_large");
        assertThat(odd.json().path("state").asString()).isEqualTo("applied");
        assertThat(kept("odd")).hasSize(5);
        assertThat(said("odd", 2)).hasSize(2);
    }

    @Test
    void sendersThatCanOnlyGetSignTheirQuery() {
        source("getting", "\"reports\": \"purchases\", \"currency\": \"USD\"");
        String query = "source=getting&user_id=8&txid=g-1&status=sale&sum=5&name=%00odd&relay_timestamp="
                + Instant.now().getEpochSecond() + "&relay_nonce=" + nonce();
        IncomingCall call = Calls.call("GET", RELAY, query, Map.of(), "");
        String at = FormText.firstOfEach(query).getOrDefault("relay_timestamp", "");
        String nonce = FormText.firstOfEach(query).getOrDefault("relay_nonce", "");

        Reply reply = get(RELAY + "?" + query + "&relay_signature=" + RelaySignature.sign(call, at, nonce, SECRET));

        assertThat(reply.json().path("effect").asString()).isEqualTo("purchase_reported");
        assertThat(kept("getting").getFirst().path("query").asString()).endsWith("relay_signature=***");
    }

    @Test
    void aKeyIsShownOnceWorksAndCanBeRevoked() {
        source("keyed", "\"reports\": \"purchases\", \"currency\": \"USD\"");
        JsonNode made = service.post(SOURCES + "/keyed/keys", "").json();
        String key = made.path("key").asString();
        String query = "?user_id=9&status=sale&sum=5&txid=";

        Reply byParameter = get(RELAY + query + "k-1&key=" + key);
        Reply byHeader = send(RELAY + query + "k-2", "", Map.of("X-Api-Key", key));
        Reply elsewhere = get(RELAY + query + "k-3&source=told&key=" + key);
        Reply shown = service.get(SOURCES + "/keyed");
        Reply elevated =
                RunningService.send(service.to(CALLS).header("X-Api-Key", key).GET());
        assertThat(RunningService.send(service.to(SOURCES + "/keyed/keys/"
                                        + made.path("id").asString())
                                .header("X-Api-Key", ENVIRONMENT.get("CLICKTRAIL_ADMIN_KEY"))
                                .DELETE())
                        .status())
                .isEqualTo(204);
        Reply revoked = get(RELAY + query + "k-4&key=" + key);

        assertThat(byParameter.json().path("state").asString()).isEqualTo("applied");
        assertThat(byHeader.json().path("state").asString()).isEqualTo("applied");
        assertThat(codes(elsewhere, elevated, revoked))
                .containsExactly("401 unknown_key", "401 unauthorized", "401 unknown_key");
        assertThat(shown.body()).doesNotContain(key);
        assertThat(service.get(CALLS + "?source=keyed").body()).doesNotContain(key);
    }

    @Test
    void theSamePurchaseAtTheSameTimeIsPaidOnce() {
        source("racing", "\"reports\": \"purchases\", \"currency\": \"USD\"");
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            replies.add(CompletableFuture.supplyAsync(() -> signed("racing", "user_id=7&txid=r-1&status=sale&sum=5")));
        }
        List<Reply> all = replies.stream().map(CompletableFuture::join).toList();

        assertThat(all).allMatch(reply -> reply.status() == 200);
        assertThat(all)
                .filteredOn(reply -> !reply.json().path("duplicate").asBoolean())
                .hasSize(1);
        assertThat(said("racing", 1)).hasSize(1);
    }

    @Test
    void aRefundThatCameFirstWaitsForItsPurchase() {
        source("early", "\"reports\": \"purchases\", \"currency\": \"USD\"");

        Reply refund = signed("early", "txid=e-1&status=refund");
        Reply sale = signed("early", "user_id=7&txid=e-1&status=sale&sum=5");

        assertThat(reasonOf(refund)).isEqualTo("unknown_reference");
        assertThat(sale.json().path("effect").asString()).isEqualTo("purchase_reported");
        PurchaseWithdrawn withdrawn = (PurchaseWithdrawn) said("early", 2).getLast();
        assertThat(withdrawn.whole()).isTrue();
    }

    @Test
    void thePurchaseCallOfTheApiIsOneCallAndOneKey() {
        source("shop", "\"currency\": \"RUB\"");
        String key = service.post(SOURCES + "/shop/keys", "").json().path("key").asString();
        String body = "{\"user_id\": 7, \"amount\": 499.00, \"product_id\": \"box-1\", \"product_name\": \"Лутбокс\"}";
        Map<String, String> once = Map.of("X-Api-Key", key, "Idempotency-Key", "i-1");

        Reply first = send("/api/v1/purchases", body, once);
        Reply again = send("/api/v1/purchases", body, once);
        Reply another = send("/api/v1/purchases", body, Map.of("X-Api-Key", key));
        Reply wrong = send("/api/v1/purchases", "{\"user_id\": 7}", Map.of("X-Api-Key", key));
        Reply stranger = send("/api/v1/purchases", body, Map.of());

        assertThat(first.json().path("effect").asString()).isEqualTo("purchase_reported");
        assertThat(again.json().path("duplicate").asBoolean()).isTrue();
        assertThat(another.json().path("duplicate").asBoolean()).isFalse();
        assertThat(codes(wrong, stranger)).containsExactly("422 no_amount", "401 unsigned");
        PurchaseReported purchase = (PurchaseReported) said("shop", 2).getFirst();
        assertThat(purchase.amount().currency()).isEqualTo("RUB");
        assertThat(purchase.productName()).isEqualTo("Лутбокс");
        assertThat(kept("shop")).hasSize(4);
    }

    @Test
    void callsAreFoundByWhatTheyTell() {
        source("found", "\"reports\": \"actions\", \"offers\": [\"spring\"]");
        signed("found", "user_id=701&uid=net-701&txid=f-1&status=approved");
        signed("found", "user_id=702&uid=net-702&txid=f-2&status=approved");

        assertThat(references("source=found&user=701")).containsExactly("f-1");
        assertThat(references("source=found&click=net-702")).containsExactly("f-2");
        assertThat(references("source=found&reference=f-2&state=applied")).containsExactly("f-2");
        assertThat(references("source=found&since=2020-01-01T00:00:00Z")).containsExactly("f-2", "f-1");
        assertThat(references("source=found&until=2020-01-01T00:00:00Z")).isEmpty();
        JsonNode page = service.get(CALLS + "?source=found&limit=1").json();
        assertThat(references("source=found&cursor=" + page.path("next_cursor").asString()))
                .containsExactly("f-1");
    }

    @Test
    void analystsSeeCallsButNotWhatTheyHeldAndChangeNothing() {
        source("private", "\"reports\": \"purchases\", \"currency\": \"USD\"");
        String id = signed("private", "user_id=7&txid=p-1&status=sale&sum=5")
                .json()
                .path("call")
                .asString();
        String token = service.bean(AccessTokens.class)
                .issue(new Caller("ann", Role.ANALYST), Instant.now(), Duration.ofMinutes(5));

        assertThat(asAnalyst(CALLS, token, "GET").status()).isEqualTo(200);
        assertThat(asAnalyst(CALLS + "/" + id, token, "GET").status()).isEqualTo(403);
        assertThat(asAnalyst(SOURCES + "/private", token, "GET").body())
                .contains("\"slug\":\"private\"")
                .doesNotContain(SECRET);
        assertThat(asAnalyst(SOURCES + "/private/keys", token, "POST").status()).isEqualTo(403);
    }

    @Test
    void whatIsWrongWithASourceIsNamed() {
        assertThat(codes(
                        service.post(SOURCES, "{\"slug\": \"x\", \"name\": \"X\"}"),
                        service.post(SOURCES, "{\"slug\": \"crm\", \"name\": \"X\"}"),
                        service.post(SOURCES, "{\"slug\": \"fine\", \"name\": \"X\", \"kind\": \"carrier-pigeon\"}"),
                        service.post(
                                SOURCES, "{\"slug\": \"fine\", \"name\": \"X\", \"signing_secrets\": [\"short\"]}"),
                        service.post(
                                SOURCES, "{\"slug\": \"fine\", \"name\": \"X\", \"statuses\": {\"ok\": \"great\"}}"),
                        service.post(
                                SOURCES, "{\"slug\": \"fine\", \"name\": \"X\", \"parameters\": {\"nose\": [\"n\"]}}"),
                        service.get(SOURCES + "/nowhere"),
                        service.get(CALLS + "/" + Calls.CALL)))
                .containsExactly(
                        "400 invalid_field",
                        "400 invalid_field",
                        "400 invalid_field",
                        "400 invalid_field",
                        "400 invalid_field",
                        "400 invalid_field",
                        "404 unknown_source",
                        "404 unknown_call");
    }

    private static void source(String slug, String more) {
        Reply added = service.post(
                SOURCES,
                "{\"slug\": \"%s\", \"name\": \"%s\", \"signing_secrets\": [\"%s\"], %s}"
                        .formatted(slug, slug, SECRET, more));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    private static Reply signed(String source, String body) {
        return signed(source, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply signed(String source, byte[] body) {
        Instant now = Instant.now();
        IncomingCall call = call(source, body, now);
        String nonce = nonce();
        String at = Long.toString(now.getEpochSecond());
        return send(call, source, at, nonce, RelaySignature.sign(call, at, nonce, SECRET));
    }

    private static synchronized String nonce() {
        nonces++;
        return "nonce-%06d".formatted(nonces);
    }

    private static IncomingCall call(String source, String body, Instant now) {
        return call(source, body.getBytes(StandardCharsets.UTF_8), now);
    }

    private static IncomingCall call(String source, byte[] body, Instant now) {
        return new IncomingCall(Calls.CALL, now, "POST", RELAY, "source=" + source, Map.of(), RawBody.of(body));
    }

    private static Reply send(IncomingCall call, String source, String at, String nonce, String signature) {
        return RunningService.send(service.to(RELAY + "?" + call.query())
                .header("X-Relay-Source", source)
                .header("X-Relay-Timestamp", at)
                .header("X-Relay-Nonce", nonce)
                .header("X-Relay-Signature", signature)
                .POST(BodyPublishers.ofByteArray(call.body().bytes())));
    }

    private static Reply send(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = service.to(path).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return RunningService.send(request);
    }

    private static Reply get(String path) {
        return RunningService.send(service.to(path).GET());
    }

    private static Reply asAnalyst(String path, String token, String method) {
        return RunningService.send(
                service.to(path).header("Authorization", "Bearer " + token).method(method, BodyPublishers.noBody()));
    }

    private static String reasonOf(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("reason").asString();
    }

    private static List<String> codes(Reply... replies) {
        return List.of(replies).stream()
                .map(reply -> reply.status() + " " + reply.code())
                .toList();
    }

    private static List<JsonNode> kept(String source) {
        List<JsonNode> calls = new ArrayList<>();
        service.get(CALLS + "?source=" + source).json().path("items").forEach(calls::add);
        return calls;
    }

    private static List<String> references(String query) {
        List<String> references = new ArrayList<>();
        service.get(CALLS + "?" + query)
                .json()
                .path("items")
                .forEach(call -> references.add(call.path("reference").asString()));
        return references;
    }

    /** What the house was told of a source, once there are so many of it. */
    private static List<ReportEvent> said(String source, int count) {
        Eventually.within(PATIENCE, () -> assertThat(saidSoFar(source)).hasSizeGreaterThanOrEqualTo(count));
        return saidSoFar(source);
    }

    private static List<ReportEvent> saidSoFar(String source) {
        return service.said(Topic.PURCHASES, ReportEvent.class).stream()
                .filter(event -> event.report().source().equals(source))
                .toList();
    }
}
