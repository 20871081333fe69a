package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.Conversion;
import io.clicktrail.postback.RunningService;
import io.clicktrail.postback.RunningService.Reply;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.Conversions.approved;
import static io.clicktrail.postback.Conversions.conversionOf;
import static io.clicktrail.postback.Conversions.pending;
import static org.assertj.core.api.Assertions.assertThat;

/** What networks may want of a call, through the whole service. */
class OutgoingCallIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("postback");
    private static final StubPartner PARTNER = StubPartner.start();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NETWORKS = "/api/v1/networks";
    private static final String APPROVED_ONLY = "{\"approved\": \"1\"}";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                ENVIRONMENT, PARTNER, "postback.worker.poll-interval=20ms", "postback.retry.time-scale=0.0001");
    }

    @AfterEach
    void forget() {
        PARTNER.answers(Answer.ok()).forget();
    }

    @AfterAll
    static void stop() {
        service.close();
        PARTNER.close();
    }

    @Test
    void eachStatusIsToldInItsOwnWay() {
        add("own-ways", "{\"pending\": \"hold\", \"approved\": \"ok\"}", """
                , "headers": {"X-Offer": "{offer_slug}"},
                "payout": {"share": "50"},
                "events": {"approved": {"method": "POST_JSON", "url_template": "%s"}}""".formatted(
                        PARTNER.url("/json?cid={click_id}&sum={payout}&cur={currency}&s1={sub1}&no={sub9}")));
        Conversion conversion = conversionOf("own-ways", "uid-1");

        service.publish(pending(conversion), approved(conversion));

        List<ReceivedRequest> requests = PARTNER.waitUntilReceived(2, PATIENCE);
        assertThat(requests.getFirst().method()).isEqualTo("GET");
        assertThat(requests.getFirst().query()).containsEntry("status", "hold");
        assertThat(requests.getLast().method()).isEqualTo("POST");
        assertThat(requests.getLast().target()).isEqualTo("/json");
        assertThat(requests.getLast().header("Content-Type")).contains("application/json");
        assertThat(requests.getLast().body())
                .isEqualTo("{\"cid\":\"uid-1\",\"sum\":\"10\",\"cur\":\"XTR\",\"s1\":\"источник & co\"}");
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.header("X-Offer")).contains("spring"));
    }

    @Test
    void anAnswerThatIsNoneOfSuccessIsAFailedAttempt() {
        add("picky", APPROVED_ONLY, ", \"success\": {\"body\": \"accepted\"}");
        PARTNER.answers(Answer.status(200).body("accepted"))
                .answersNext(
                        Answer.status(200).body("no such click"),
                        Answer.status(200).body("wait"));
        Conversion conversion = conversionOf("picky", "uid-2");

        service.publish(approved(conversion));

        JsonNode delivery = waitFor(conversion, "delivered");
        assertThat(delivery.path("attempts")).hasSize(3);
    }

    @Test
    void outsideOfItsHoursNothingIsSentUntilTheyAreOthers() {
        String body = body("asleep", APPROVED_ONLY, "");
        String never = "\"schedule\": [{\"days\": [\"%s\"], \"from\": \"00:00\", \"to\": \"00:01\"}]"
                .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek());
        service.post(NETWORKS, body.substring(0, body.lastIndexOf('}')) + ", " + never + "}");
        Conversion conversion = conversionOf("asleep", "uid-3");

        service.publish(approved(conversion));
        Eventually.within(
                PATIENCE,
                () -> assertThat(waitFor(conversion, "pending").path("reason").asString(""))
                        .isEqualTo("outside_schedule"));
        assertThat(PARTNER.received()).isEmpty();
        assertThat(waitFor(conversion, "pending").path("attempts")).isEmpty();
        service.put(NETWORKS + "/asleep", body);

        waitFor(conversion, "delivered");
        assertThat(PARTNER.received()).hasSize(1);
    }

    @Test
    void aPreviewShowsTheCallAndSendsNothing() {
        add("shown", APPROVED_ONLY, ", \"headers\": {\"X-Sub\": \"{sub9}\"}");
        Conversion conversion = conversionOf("shown", "uid-4");
        service.publish(approved(conversion));
        String id = waitFor(conversion, "delivered").path("id").asString();
        PARTNER.forget();

        JsonNode ofDelivery = preview("shown", "{\"delivery\": \"" + id + "\"}").json();
        JsonNode ofConversion = preview(
                        "shown",
                        "{\"conversion\": \"" + conversion.id() + "\", \"values\": {\"click_id\": \"другой\"}}")
                .json();
        JsonNode unwanted = preview("shown", "{\"status\": \"reversed\"}").json();
        JsonNode unresolved =
                preview("shown", "{\"values\": {\"click_id\": \"{uid}\"}}").json();

        assertThat(ofDelivery.path("url").asString()).isEqualTo(PARTNER.url("/shown?cid=uid-4&status=1&eid=" + id));
        assertThat(ofDelivery.path("left_out").toString())
                .isEqualTo("[{\"name\":\"X-Sub\",\"macro\":\"sub9\",\"why\":\"no_value\"}]");
        assertThat(ofConversion.path("url").asString()).contains("cid=%D0%B4%D1%80%D1%83%D0%B3%D0%BE%D0%B9&");
        assertThat(unwanted.path("reason").asString()).isEqualTo("status_not_wanted");
        assertThat(unresolved.path("reason").asString()).isEqualTo("no_click_id");
        assertThat(preview("shown", "{\"values\": {\"nope\": \"1\"}}").code()).isEqualTo("unknown_macro");
        String edited = body("shown", "{\"sale\": \"bought\"}", ", \"signature\": {\"secrets\": [\"whsec_%s\"]}")
                .formatted("QUJD".repeat(8));
        JsonNode draft = preview("shown", "{\"network\": " + edited + "}").json();
        assertThat(draft.path("url").asString()).contains("&status=bought&");
        assertThat(draft.path("headers").path("webhook-signature").asString()).startsWith("v1,");
        assertThat(preview("nobody", "{}").code()).isEqualTo("unknown_network");
        assertThat(preview("shown", "{\"delivery\": \"00000000-0000-0000-0000-000000000000\"}")
                        .code())
                .isEqualTo("unknown_postback");
        assertThat(service.post(NETWORKS + "/preview", "{}").code()).isEqualTo("invalid_field");
        assertThat(PARTNER.received()).isEmpty();
    }

    @Test
    void aTestCallIsSentAndJudgedButKeptNowhere() {
        add("tried", APPROVED_ONLY, ", \"success\": {\"body\": \"ok\"}");
        int before = service.allDeliveries().size();
        PARTNER.answersNext(
                Answer.status(200).body("unknown click"), Answer.ok().body("ok"));

        JsonNode refused = service.post(NETWORKS + "/tried/test", "{}").json();
        JsonNode taken = service.post(NETWORKS + "/tried/test", "{\"values\": {\"click_id\": \"mine\"}}")
                .json();
        JsonNode hostile = service.post(
                        NETWORKS + "/test",
                        "{\"network\": " + body("hostile", APPROVED_ONLY, "").replace(PARTNER.address(), "127.0.0.1:80")
                                + "}")
                .json();

        assertThat(refused.path("test").asBoolean()).isTrue();
        assertThat(refused.path("success").asBoolean()).isFalse();
        assertThat(refused.path("answer").asString()).isEqualTo("unknown click");
        assertThat(taken.path("success").asBoolean()).isTrue();
        assertThat(taken.path("http_status").asInt()).isEqualTo(200);
        assertThat(Duration.parse(taken.path("latency").asString())).isPositive();
        assertThat(hostile.path("code").asString()).isEqualTo("blocked_address");
        assertThat(PARTNER.received())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.header("X-Clicktrail-Test")).contains("true"));
        assertThat(PARTNER.received().getLast().query()).containsEntry("cid", "mine");
        assertThat(service.allDeliveries()).hasSize(before);
    }

    private static Reply preview(String network, String body) {
        return service.post(NETWORKS + "/" + network + "/preview", body);
    }

    private static void add(String slug, String statuses, String more) {
        Reply added = service.post(NETWORKS, body(slug, statuses, more));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    private static String body(String slug, String statuses, String more) {
        String template = PARTNER.url("/" + slug + "?cid={click_id}&status={status}&eid={event_id}");
        return RunningService.networkJson(slug, template, "GET", statuses, more);
    }

    private static JsonNode waitFor(Conversion conversion, String state) {
        String query = "?conversion=" + conversion.id() + "&state=" + state;
        Eventually.within(
                PATIENCE, () -> assertThat(service.deliveries(query)).as(state).isNotEmpty());
        return service.deliveries(query).getFirst();
    }
}
