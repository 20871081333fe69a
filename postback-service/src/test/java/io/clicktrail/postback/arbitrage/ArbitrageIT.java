package io.clicktrail.postback.arbitrage;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.clicktrail.postback.RunningService;
import io.clicktrail.postback.RunningService.Reply;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports of visits over HTTP, to a tracker that does well and badly. */
class ArbitrageIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner TRACKER = StubPartner.start();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PATH = "/api/arbitrage/send-to-leads-tech/";
    private static final String SENDS = "/api/v1/arbitrage/sends";
    private static final int REPORTS_PER_MINUTE = 100;
    private static final String OUR_PAGE = "https://app.example";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = startService();
        Reply added = service.post("/api/v1/arbitrage/targets", """
                {"slug": "leads-tech", "name": "leads.tech", "url": "%s",
                 "parameters": {"sub1": "=babkimankirf", "sub2": "=vk_bot_otkaz_1offer", "sub6": "user_id"}}
                """.formatted(TRACKER.url("/click/892/159/")));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        service.post("/api/v1/arbitrage/targets", """
                {"slug": "offer-link", "name": "Offer link", "url": "%s"}
                """.formatted(
                        TRACKER.url("/Eg5hd?s4={ref}&s5={ref_source}&s6={user_id}")));
    }

    private static RunningService startService() {
        return RunningService.start(
                ENVIRONMENT,
                TRACKER,
                "ARBITRAGE_ALLOWED_ORIGINS=" + OUR_PAGE,
                "VK_APP_KEYS=" + Visits.VK_KEY,
                "TRUSTED_PROXIES=127.0.0.1",
                "ARBITRAGE_REPORTS_PER_MINUTE=" + REPORTS_PER_MINUTE,
                "postback.partner.total-timeout=1s",
                "postback.partner.connect-timeout=1s",
                "postback.worker.lease=2s",
                "postback.retry.time-scale=0.001");
    }

    @AfterAll
    static void stop() {
        service.close();
        TRACKER.close();
    }

    @BeforeEach
    void allIsWell() {
        TRACKER.answers(Answer.ok()).forget();
    }

    @Test
    void theSeedsCallIsAnsweredToTheLetterAndTheTrackerHearsOfTheVisitorInTheirName() {
        Reply reply = report("""
                {"user_id": "123456789", "first_name": "Иван", "last_name": "Иванов", "utm_source": "vk_ads",
                 "utm_campaign": "spring_2025", "vk_ad_id": "ad_12345", "timestamp": "2025-01-04T12:00:00Z",
                 "url": "https://vk.com/app123456", "user_agent": "Mozilla/5.0...", "referrer": "https://vk.com/feed"}
                """, "X-Forwarded-For", "198.51.100.9");

        JsonNode answer = reply.json();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("message").asString()).isEqualTo("Данные отправлены в leads.tech");
        assertThat(answer.path("tracking_id").isIntegralNumber()).isTrue();
        assertThat(answer.path("timestamp").asString()).isEqualTo("2025-01-04T12:00:00Z");
        assertThat(answer.path("leads_tech_params").toString())
                .isEqualTo("{\"sub1\":\"babkimankirf\",\"sub2\":\"vk_bot_otkaz_1offer\",\"sub6\":\"123456789\"}");
        assertThat(answer.path("leads_tech_url").asString())
                .isEqualTo(TRACKER.url("/click/892/159/?sub1=babkimankirf&sub2=vk_bot_otkaz_1offer&sub6=123456789"));
        assertThat(answer.path("leads_tech_data").path("first_name").asString()).isEqualTo("Иван");
        assertThat(answer.path("leads_tech_data").path("ip").asString()).isEqualTo("198.51.100.9");

        ReceivedRequest call = onlyCall();
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.query())
                .isEqualTo(Map.of("sub1", "babkimankirf", "sub2", "vk_bot_otkaz_1offer", "sub6", "123456789"));
        assertThat(call.header("User-Agent")).contains("Mozilla/5.0...");
        assertThat(call.header("Referer")).contains("https://vk.com/feed");
    }

    @Test
    void everythingIsKeptForThoseWhoAskForIt() {
        long id = idOf(report("""
                {"user_id": "kept", "first_name": "Иван", "utm_source": "vk_ads", "vk_ref": "other",
                 "url": "https://vk.com/app1", "screen": "390x844"}"""));

        JsonNode send = service.get(SENDS + "/" + id).json();
        JsonNode visit = send.path("visit");
        assertThat(visit.path("event_type").asString()).isEqualTo("arbitrage_send");
        assertThat(visit.path("user_id").asString()).isEqualTo("kept");
        assertThat(visit.path("user_verified").asBoolean()).isFalse();
        assertThat(visit.path("utm_source").asString()).isEqualTo("vk_ads");
        assertThat(visit.path("vk_ref").asString()).isEqualTo("other");
        assertThat(visit.path("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(visit.path("user_agent").asString()).startsWith("Java-http-client");
        assertThat(send.path("extra").path("screen").asString()).isEqualTo("390x844");
        assertThat(send.path("delivery").path("state").asString()).isEqualTo("delivered");
        assertThat(send.path("attempts").path(0).path("http_status").asInt()).isEqualTo(200);
    }

    @Test
    void theLogTellsOfEverySendAndOfNobody() {
        var logger = (Logger) LoggerFactory.getLogger("io.clicktrail.postback");
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        logger.addAppender(said);
        long id;
        try {
            id = idOf(
                    report("{\"user_id\": \"987654321\", \"first_name\": \"Мария\", \"utm_source\": \"secret-mark\"}"));
        } finally {
            logger.detachAppender(said);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.startsWith("saved as " + id) && line.contains("/click/892/159/?sub1&sub2&sub6"))
                .anyMatch(line -> line.startsWith("answer of leads-tech to send " + id + ": 200"))
                .noneMatch(
                        line -> line.contains("987654321") || line.contains("Мария") || line.contains("secret-mark"));
    }

    @Test
    void sendsAreListedNewestFirstPageByPage() {
        long first = idOf(report("{\"user_id\": \"listed\", \"utm_source\": \"1\"}"));
        long second = idOf(report("{\"user_id\": \"listed\", \"utm_source\": \"2\", \"target\": \"offer-link\"}"));

        JsonNode newest = service.get(SENDS + "?event_type=arbitrage_send&user_id=listed&limit=1")
                .json();
        JsonNode older = service.get(SENDS + "?user_id=listed&limit=1&cursor="
                        + newest.path("next_cursor").asString())
                .json();

        assertThat(newest.path("items").path(0).path("tracking_id").asLong()).isEqualTo(second);
        assertThat(older.path("items").path(0).path("tracking_id").asLong()).isEqualTo(first);
        assertThat(older.path("next_cursor").isString()).isFalse();
        assertThat(service.get(SENDS + "?user_id=listed&state=exhausted").json().path("items"))
                .isEmpty();
        assertThat(service.get(SENDS + "?since=2999-01-01T00:00:00Z").json().path("items"))
                .isEmpty();
        assertThat(service.get(SENDS + "?cursor=x").code()).isEqualTo("invalid_cursor");
        assertThat(RunningService.send(service.to(SENDS).GET()).status()).isEqualTo(401);
    }

    @Test
    void aRedirectIsSuccessAndNobodyFollowsIt() {
        TRACKER.answers(Answer.status(302).header("Location", TRACKER.url("/landing")));

        Reply reply = report("{\"user_id\": \"redirected\"}");

        assertThat(reply.json().path("success").asBoolean()).isTrue();
        assertThat(onlyCall().path()).isEqualTo("/click/892/159/");
    }

    @Test
    void aFailureIsNoSuccessAndIsSentAgainUntilItIsOne() {
        TRACKER.answersNext(Answer.status(500), Answer.connectionReset());

        Reply reply = report("{\"user_id\": \"failed-first\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("success").asBoolean()).isFalse();
        assertThat(reply.json().path("accepted").asBoolean()).isTrue();
        assertThat(reply.json().path("message").asString())
                .isEqualTo("Данные сохранены и будут отправлены в leads.tech");
        assertThat(reply.json().path("delivery").path("state").asString()).isEqualTo("pending");
        assertThat(reply.json().path("delivery").path("reason").asString()).isEqualTo("http_500");
        JsonNode send = waitFor(idOf(reply), "delivered");
        assertThat(send.path("attempts")).hasSize(3);
        assertThat(send.path("attempts").path(1).path("error").asString()).isEqualTo("connection_closed");
        assertThat(TRACKER.received())
                .extracting(ReceivedRequest::target)
                .hasSize(3)
                .containsOnly(onlyTarget("failed-first"));
    }

    @Test
    void aTrackerThatDoesNotAnswerInTimeKeepsNobodyWaiting() {
        TRACKER.answersNext(Answer.ok().after(Duration.ofSeconds(3)));

        Reply reply = report("{\"user_id\": \"slow\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("delivery").path("reason").asString()).isEqualTo("timeout");
        waitFor(idOf(reply), "delivered");
    }

    @Test
    void aRefusalIsFinalAndAReplaySendsItOnceMore() {
        TRACKER.answers(Answer.status(404));
        Reply reply = report("{\"user_id\": \"refused\"}");
        assertThat(reply.json().path("delivery").path("state").asString()).isEqualTo("exhausted");
        TRACKER.answers(Answer.ok());

        assertThat(service.post(SENDS + "/" + idOf(reply) + "/replay", "").status())
                .isEqualTo(202);

        JsonNode send = waitFor(idOf(reply), "delivered");
        assertThat(send.path("attempts"))
                .extracting(attempt -> attempt.path("manual").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    void placeholdersThatNobodyHasReplacedAreNeverSentAndAreReported() {
        Reply reply = report("""
                {"target": "offer-link", "ref": "{ref}", "ref_source": "", "user_id": "555555"}""");

        assertThat(onlyCall().target()).isEqualTo("/Eg5hd?s6=555555");
        assertThat(reply.json().path("dropped_parameters").toString())
                .contains("\"s4\"", "unresolved_placeholder", "\"s5\"", "empty");
    }

    @Test
    void whereNothingIsLeftNothingIsSent() {
        Reply reply = report("{\"target\": \"offer-link\", \"ref\": \"{ref}\", \"user_id\": \"{user_id}\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("delivery").path("state").asString()).isEqualTo("undeliverable");
        assertThat(reply.json().path("delivery").path("reason").asString()).isEqualTo("no_parameters");
        assertThat(TRACKER.received()).isEmpty();
        assertThat(service.post(SENDS + "/" + idOf(reply) + "/replay", "").code())
                .isEqualTo("send_not_replayable");
    }

    @Test
    void theUserWhomVkHasSignedIsTheUser() {
        Reply reply = report("""
                {"target": "offer-link", "user_id": "1", "vk_launch": "%s"}""".formatted(Visits.SIGNED));

        assertThat(onlyCall().target()).isEqualTo("/Eg5hd?s6=494075");
        assertThat(reply.json().path("leads_tech_data").path("user_verified").asBoolean())
                .isTrue();
    }

    @Test
    void aDoubleClickSendsOnce() {
        TRACKER.answers(Answer.ok().after(Duration.ofMillis(300)));
        String body = "{\"user_id\": \"twice\", \"utm_source\": \"vk\"}";

        var other = CompletableFuture.supplyAsync(() -> report(body));
        Reply one = report(body);

        assertThat(idOf(one)).isEqualTo(idOf(other.join()));
        assertThat(List.of(one, other.join()))
                .allMatch(reply -> reply.json().path("success").asBoolean());
        assertThat(TRACKER.received()).hasSize(1);
    }

    @Test
    void aKeyOfTheCallersSendsOnceAndCannotBeUsedForAnother() {
        Reply one = report("{\"user_id\": \"keyed\"}", "Idempotency-Key", "key-1", "User-Agent", "a");
        Reply again = report("{\"user_id\": \"keyed\"}", "Idempotency-Key", "key-1", "User-Agent", "b");
        Reply foreign = report("{\"user_id\": \"somebody\"}", "Idempotency-Key", "key-1");

        assertThat(idOf(again)).isEqualTo(idOf(one));
        assertThat(TRACKER.received()).hasSize(1);
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void thePathIsTheSameWithoutItsSlash() {
        assertThat(send(PATH.substring(0, PATH.length() - 1), "{\"user_id\": \"no-slash\"}")
                        .json()
                        .path("success")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNoReportIsAProblemWithACode() {
        assertThat(report("{").code()).isEqualTo("bad_request");
        assertThat(report("").code()).isEqualTo("bad_request");
        assertThat(report("[]").code()).isEqualTo("bad_request");
        assertThat(report("{\"user_id\": {}}").code()).isEqualTo("invalid_field");
        assertThat(report("{\"target\": \"nowhere\"}").code()).isEqualTo("unknown_target");
        assertThat(report("{\"a\": \"" + "x".repeat(40_000) + "\"}").status()).isEqualTo(413);
        assertThat(report("{}", "Content-Type", "text/plain").status()).isEqualTo(415);
        assertThat(TRACKER.received()).isEmpty();
    }

    @Test
    void anAddressThatReportsMoreThanPeopleDoIsRefusedAndNobodyElse() {
        // So many that one minute has too many, even where the next one begins meanwhile.
        List<Integer> answers = IntStream.rangeClosed(0, 2 * REPORTS_PER_MINUTE)
                .mapToObj(i -> report("{", "X-Forwarded-For", "198.51.100.66").status())
                .toList();

        assertThat(answers).contains(400, 429);
        assertThat(report("{", "X-Forwarded-For", "198.51.100.67").status()).isEqualTo(400);
    }

    @Test
    void aPageOfOursMayAskAndReport() {
        HttpResponse<String> preflight = preflight(OUR_PAGE);
        HttpResponse<String> refusal = exchange(post(PATH, "{\"user_id\": {}}").header("Origin", OUR_PAGE));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(OUR_PAGE);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .containsIgnoringCase("content-type");
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.headers().firstValue("Access-Control-Allow-Origin"))
                .as("pages may read why they were refused")
                .contains(OUR_PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://app.example.evil.example", "http://app.example", "null"})
    void aForeignPageMayNeitherAskNorReport(String origin) {
        HttpResponse<String> preflight = preflight(origin);
        HttpResponse<String> report =
                exchange(post(PATH, "{\"user_id\": \"evil\"}").header("Origin", origin));

        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(report.statusCode()).isEqualTo(403);
        assertThat(TRACKER.received()).isEmpty();
    }

    @Test
    void whatADeadWorkerHeldIsSentByTheOthers() {
        SendStore store = service.bean(SendStore.class);
        Clock clock = service.bean(Clock.class);
        Visit visit = Visits.visit("{\"user_id\": \"orphan\"}");
        var template = ClickTemplate.saved(TRACKER.url("/orphan"), Map.of("s6", "user_id"));
        var planned = new PlannedSend(visit, "leads-tech", template.callFor(visit));
        Instant now = clock.instant();
        StoredSend stored = await(store.add(planned, RequestKey.of("orphan", planned, Duration.ZERO), now));
        long id = ((StoredSend.New) stored).trackingId();

        List<PendingSend> held = await(
                service.bean(SendQueueStore.class).claimDue(List.of(id), 10, now, now.plus(Duration.ofSeconds(2))));

        assertThat(held).extracting(PendingSend::trackingId).contains(id);
        assertThat(TRACKER.receivedAt("/orphan")).isEmpty();
        JsonNode send = waitFor(id, "delivered");
        assertThat(send.path("attempts"))
                .extracting(attempt -> attempt.path("error").asString(""))
                .containsExactly("interrupted", "");
    }

    @Test
    void whatIsLeftOverWhenTheServiceStopsIsSentAfterItsStart() {
        TRACKER.answers(Answer.status(503).header("Retry-After", "600"));
        long id = idOf(report("{\"user_id\": \"restarted\"}"));
        service.close();
        TRACKER.answers(Answer.ok());

        service = startService();

        waitFor(id, "delivered");
    }

    private static ReceivedRequest onlyCall() {
        assertThat(TRACKER.received()).hasSize(1);
        return TRACKER.received().getFirst();
    }

    private static String onlyTarget(String user) {
        return "/click/892/159/?sub1=babkimankirf&sub2=vk_bot_otkaz_1offer&sub6=" + user;
    }

    private static JsonNode waitFor(long id, String state) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.get(SENDS + "/" + id)
                                .json()
                                .path("delivery")
                                .path("state")
                                .asString())
                        .isEqualTo(state));
        return service.get(SENDS + "/" + id).json();
    }

    private static long idOf(Reply reply) {
        assertThat(reply.json().path("tracking_id").isIntegralNumber())
                .as(reply.body())
                .isTrue();
        return reply.json().path("tracking_id").asLong();
    }

    private static Reply report(String body, String... headers) {
        return send(PATH, body, headers);
    }

    private static Reply send(String path, String body, String... headers) {
        HttpRequest.Builder request = post(path, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return RunningService.send(request);
    }

    private static HttpRequest.Builder post(String path, String body) {
        return service.to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> preflight(String origin) {
        return exchange(service.to(PATH)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type"));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        return RunningService.exchange(request);
    }

    private static <T> T await(Mono<T> question) {
        return question.toFuture().join();
    }
}
