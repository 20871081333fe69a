package io.clicktrail.postback.control;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.http.access.AccessTokens;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.postback.RunningService;
import io.clicktrail.postback.RunningService.Reply;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.StubPartner;

import static io.clicktrail.postback.Conversions.approved;
import static io.clicktrail.postback.Conversions.approvedOnes;
import static io.clicktrail.postback.Conversions.conversionOf;
import static io.clicktrail.postback.Conversions.credited;
import static io.clicktrail.postback.Conversions.pending;
import static io.clicktrail.postback.Conversions.reversed;
import static io.clicktrail.postback.Conversions.saleOf;
import static org.assertj.core.api.Assertions.assertThat;

/** Rules, the log, orders about many, backfills and reconciliation, on the running service. */
class ControlsIT {

    private static final StubPartner PARTNER = StubPartner.start();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String RULES = "/api/v1/postback-rules";
    private static final String POSTBACKS = "/api/v1/postbacks";
    private static final String STATUSES = """
            {"pending": "0", "approved": "1", "rejected": "2", "reversed": "3", "sale": "s", "rebill": "r"}""";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                RealServers.forService("postback"),
                PARTNER,
                "postback.retry.time-scale=0.00001",
                "postback.worker.poll-interval=20ms");
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
    void whatARuleHoldsWaitsForAPersonAndItsReversalBehindIt() {
        service.addNetwork(PARTNER, "holding", STATUSES);
        addRule("holding", "look at approvals", "hold", "{\"field\": \"status\", \"is\": \"approved\"}");
        Conversion conversion = conversionOf("holding", "c-1");

        service.publish(pending(conversion), approved(conversion));
        JsonNode held = waitFor(conversion, "held");
        service.publish(reversed(conversion));
        waitFor(conversion, "held", 2);

        assertThat(held.path("reason").asString()).isEqualTo("rule:look at approvals");
        assertThat(reasons(conversion, "held")).contains("earlier_held");
        assertThat(wordsHeard()).containsExactly("0");
        assertThat(replay(held).code()).isEqualTo("postback_held");

        assertThat(act(held, "release").status()).isEqualTo(202);

        waitFor(conversion, "delivered", 3);
        assertThat(wordsHeard()).containsExactly("0", "1", "3");
        assertThat(act(held, "release").code()).isEqualTo("postback_not_held");
    }

    @Test
    void aReversalIsNotSentWhereAPersonHasRejectedItsApproval() {
        service.addNetwork(PARTNER, "rejecting", STATUSES);
        addRule("rejecting", "look", "hold", "{\"field\": \"status\", \"is\": \"approved\"}");
        Conversion before = conversionOf("rejecting", "c-2");
        Conversion after = conversionOf("rejecting", "c-3");
        service.publish(approved(before), reversed(before), approved(after));
        waitFor(before, "held", 2);

        Reply rejected = service.post(
                POSTBACKS + "/reject", "{\"filter\": {\"network\": \"rejecting\", \"status\": \"approved\"}}");
        service.publish(reversed(after));

        assertThat(rejected.json().path("count").asInt()).isEqualTo(2);
        waitFor(before, "declined", 2);
        waitFor(after, "declined", 2);
        assertThat(reasons(before, "declined")).containsExactlyInAnyOrder("by_hand", "earlier_declined");
        assertThat(reasons(after, "declined")).containsExactlyInAnyOrder("by_hand", "earlier_declined");
        assertThat(PARTNER.received()).isEmpty();
    }

    @Test
    void whatARuleDeclinesCanBeReplayedAndThenItsReversalIsSentToo() {
        service.addNetwork(PARTNER, "declining", STATUSES);
        addRule("declining", "too fast", "reject", """
                {"all": [{"field": "country", "in": ["RU", "KZ"]}, {"field": "click_to_action", "below": "PT2M"},
                         {"not": {"field": "premium", "is": false}}]}""");
        Conversion conversion = conversionOf("declining", "c-4");

        service.publish(approved(conversion), reversed(conversion));
        waitFor(conversion, "declined", 2);
        JsonNode reversal = only(conversion, "earlier_declined");
        JsonNode approval = only(conversion, "rule:too%20fast");

        assertThat(replay(reversal).code()).isEqualTo("earlier_declined");
        assertThat(service.get(POSTBACKS + "/" + approval.path("id").asString())
                        .json()
                        .path("next_attempt_at")
                        .isString())
                .isFalse();
        assertThat(replay(approval).status()).isEqualTo(202);
        waitFor(conversion, "delivered", 2);
        assertThat(wordsHeard()).containsExactly("1", "3");
    }

    @Test
    void aDecisionStaysWhenTopicsAreReplayedAndRulesHaveChanged() {
        service.addNetwork(PARTNER, "steady", STATUSES);
        String rule = addRule("steady", "hold all", "hold", "{\"field\": \"goal\", \"is\": \"join_channel\"}");
        Conversion conversion = conversionOf("steady", "c-5");
        Conversion marker = conversionOf("steady", "c-6");
        service.publish(approved(conversion));
        waitFor(conversion, "held");

        assertThat(service.delete(RULES + "/" + rule).status()).isEqualTo(204);
        service.publish(approved(conversion), approved(marker));

        waitFor(marker, "delivered");
        assertThat(service.deliveries("?conversion=" + conversion.id() + "&state=held"))
                .hasSize(1);
        assertThat(service.delete(RULES + "/" + rule).code()).isEqualTo("unknown_rule");
    }

    @Test
    void salesAreToldInTheirOwnWordsAndTakenBack() {
        service.addNetwork(
                "selling",
                PARTNER.url(
                        "/selling?cid={click_id}&status={status}&sum={payout}&cur={currency}&goal={goal}&tx={txid}"),
                STATUSES);
        CreditedSale sale = saleOf("selling", "c-7", false);
        CreditedSale rebill = saleOf("selling", "c-8", true);

        service.publish(credited(sale), reversed(sale), credited(rebill), credited(sale));

        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries("?network=selling&state=delivered"))
                        .hasSize(3));
        assertThat(wordsHeard()).containsExactlyInAnyOrder("s", "3", "r").containsSubsequence("s", "3");
        assertThat(PARTNER.received())
                .allSatisfy(request -> assertThat(request.query())
                        .containsEntry("sum", "99.9")
                        .containsEntry("cur", "RUB")
                        .containsEntry("goal", "sale"));
    }

    @Test
    void aDryRunSaysWhatARuleWouldHaveDoneAndDoesNothing() {
        service.addNetwork(PARTNER, "history", STATUSES);
        List<Conversion> conversions =
                Stream.of("a", "b", "c").map(id -> conversionOf("history", id)).toList();
        conversions.forEach(conversion -> service.publish(pending(conversion), approved(conversion)));
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries("?network=history&state=delivered"))
                        .hasSize(6));

        JsonNode first = dryRun("history", null);
        JsonNode rest =
                dryRun("history", first.path("matches").path("next_cursor").asString());

        assertThat(first.path("considered").asInt()).isEqualTo(6);
        assertThat(first.path("matched").asInt()).isEqualTo(3);
        assertThat(first.path("would").asString()).isEqualTo("reject");
        assertThat(first.path("complete").asBoolean()).isTrue();
        assertThat(first.path("matches").path("items")).hasSize(2);
        assertThat(rest.path("matched").asInt()).isEqualTo(3);
        assertThat(rest.path("matches").path("items")).singleElement().satisfies(match -> {
            assertThat(match.path("state").asString()).isEqualTo("delivered");
            assertThat(match.path("status").asString()).isEqualTo("approved");
        });
        assertThat(service.get(RULES).body()).doesNotContain("\"try\"");
    }

    private static JsonNode dryRun(String network, @Nullable String cursor) {
        Instant now = Instant.now();
        Reply reply = service.post(RULES + "/dry-run", """
                {"rule": {"name": "try", "action": "reject", "condition": {"all": [
                   {"field": "status", "is": "approved"}, {"field": "same_visitor", "below": 1}]}},
                 "network": "%s", "from": "%s", "to": "%s", "limit": 2%s}""".formatted(
                        network,
                        now.minus(Duration.ofHours(1)),
                        now.plus(Duration.ofHours(1)),
                        cursor == null ? "" : ", \"cursor\": \"" + cursor + "\""));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void muchHistoryIsReadPieceByPiece() {
        service.addNetwork(PARTNER, "wide", "{\"rejected\": \"2\"}");
        service.publish(approvedOnes("wide", 1_205));
        service.publish(approvedOnes("unknown-yet", 1_204));
        Eventually.within(
                PATIENCE,
                () -> assertThat(dryRun("unknown-yet", null).path("considered").asInt())
                        .isEqualTo(1_204));
        String template = PARTNER.url("/wide?cid={click_id}");
        service.put(
                "/api/v1/networks/wide",
                RunningService.networkJson("wide", template, "GET", "{\"approved\": \"1\"}", ""));
        String since = "{\"since\": \"2026-01-01T00:00:00Z\", \"per_minute\": 1%s}";
        String preview = since.formatted(", \"dry_run\": true");

        Eventually.within(
                PATIENCE,
                () -> assertThat(plannedLate("wide")
                                + backfill("wide", preview).path("send").asInt())
                        .isEqualTo(1_205));
        int missed = backfill("wide", preview).path("send").asInt();
        assertThat(dryRun("unknown-yet", null).path("matched").asInt()).isEqualTo(1_204);
        assertThat(backfill("wide", since.formatted("")).path("send").asInt()).isEqualTo(missed);
        assertThat(backfill("wide", since.formatted("")).path("considered").asInt())
                .isZero();
        assertThat(plannedLate("wide")).isEqualTo(1_205);
    }

    /** Whatever is not ignored. */
    private static int plannedLate(String network) {
        return dryRun(network, null).path("considered").asInt();
    }

    @Test
    void allThatIsExhaustedIsReplayedOnceForEachKeyAndInTurn() {
        service.addNetwork(PARTNER, "tired", "{\"approved\": \"1\"}");
        PARTNER.answers(Answer.status(400));
        List<ConversionEvent> conversions = Stream.of("x-1", "x-2", "x-3")
                .map(id -> approved(conversionOf("tired", id)))
                .toList();
        service.publish(conversions);
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries("?network=tired&state=exhausted"))
                        .hasSize(3));
        PARTNER.forget();
        String order = "{\"filter\": {\"network\": \"tired\", \"state\": \"exhausted\"}, \"per_minute\": 60000%s}";

        JsonNode preview = service.post(POSTBACKS + "/replay", order.formatted(", \"dry_run\": true"))
                .json();
        Reply done = replayWithKey("k-1", order.formatted(""));
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries("?network=tired&state=exhausted"))
                        .hasSize(3)
                        .allSatisfy(each -> assertThat(each.path("attempts")).hasSize(2)));
        Reply again = replayWithKey("k-1", order.formatted(""));
        Reply other = replayWithKey("k-1", "{\"filter\": {\"state\": \"exhausted\"}}");

        Reply slip =
                service.post(POSTBACKS + "/replay", "{\"filter\": {\"state\": \"exhausted\", \"netwrok\": \"tired\"}}");

        assertThat(preview.path("count").asInt()).isEqualTo(3);
        assertThat(slip.status()).as(slip.body()).isEqualTo(400);
        assertThat(service.post(POSTBACKS + "/release", "{\"filter\": {}}").code())
                .isEqualTo("invalid_field");
        assertThat(done.json().path("count").asInt()).isEqualTo(3);
        assertThat(done.json().path("last_due_at").isString()).isTrue();
        assertThat(again.body()).isEqualTo(done.body());
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(PARTNER.received())
                .extracting(request -> request.query().get("eid"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    private static Reply replayWithKey(String key, String body) {
        return RunningService.send(service.request(POSTBACKS + "/replay")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void aNetworkIsToldItsHistoryWithTheIdsItWouldHaveHad() {
        service.addNetwork(PARTNER, "late", "{\"rejected\": \"2\"}");
        Conversion first = conversionOf("late", "l-1");
        Conversion second = conversionOf("late", "l-2");
        service.publish(pending(first), approved(first), reversed(first), approved(second));
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries("?network=late&state=ignored"))
                        .hasSize(4));
        String template = PARTNER.url("/late?cid={click_id}&status={status}&eid={event_id}");
        service.put(
                "/api/v1/networks/late",
                RunningService.networkJson("late", template, "GET", "{\"approved\": \"1\", \"reversed\": \"3\"}", ""));
        addRule("late", "crowds", "hold", "{\"field\": \"same_visitor\", \"above\": 5}");
        String since = "{\"since\": \"" + Instant.now().minus(Duration.ofHours(1)) + "\", \"per_minute\": 6000%s}";

        JsonNode preview = backfill("late", since.formatted(", \"dry_run\": true"));
        JsonNode done = backfill("late", since.formatted(""));
        JsonNode again = backfill("late", since.formatted(""));

        assertThat(preview.path("send").asInt()).isEqualTo(3);
        assertThat(done.path("considered").asInt()).isEqualTo(3);
        assertThat(done.path("send").asInt()).isEqualTo(3);
        assertThat(done.path("more").asBoolean()).isFalse();
        assertThat(again.path("considered").asInt()).isZero();
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries("?network=late&state=delivered"))
                        .hasSize(3));
        assertThat(wordsHeard()).containsExactlyInAnyOrder("1", "3", "1").containsSubsequence("1", "3");
        assertThat(service.deliveries("?network=late&state=ignored")).hasSize(1);
        assertThat(service.post("/api/v1/networks/nobody/backfill", since.formatted(""))
                        .code())
                .isEqualTo("unknown_network");
        assertThat(service.post("/api/v1/networks/late/backfill", since.formatted(", \"statuses\": [\"pending\"]"))
                        .code())
                .isEqualTo("invalid_field");
    }

    private static JsonNode backfill(String network, String body) {
        Reply reply = service.post("/api/v1/networks/" + network + "/backfill", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void theLogIsSearchedByWhatPeopleKnow() {
        service.addNetwork(PARTNER, "searched", "{\"approved\": \"1\"}");
        Conversion conversion = conversionOf("searched", "c-9");
        service.publish(pending(conversion), approved(conversion));
        waitFor(conversion, "delivered");
        String since = "&since=" + Instant.now().minus(Duration.ofHours(1));

        assertThat(service.deliveries("?click=" + conversion.click())).hasSize(2);
        assertThat(service.deliveries("?offer=spring&network=searched&status=approved" + since))
                .hasSize(1);
        assertThat(service.deliveries("?network=searched&reason=status_not_wanted" + since))
                .hasSize(1);
        assertThat(service.deliveries("?network=searched&until=2026-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(service.get(POSTBACKS + "?since=yesterday").status()).isEqualTo(400);
    }

    @Test
    void aNetworksStatisticsAreComparedWithWhatItWasTold() {
        service.addNetwork(PARTNER, "counted", STATUSES);
        Conversion alike = conversionOf("counted", "r-1");
        Conversion dear = conversionOf("counted", "r-2");
        Conversion unheard = conversionOf("counted", "r-3");
        service.publish(approved(alike), reversed(alike), approved(dear), approved(unheard));
        Eventually.within(
                PATIENCE,
                () -> assertThat(service.deliveries("?network=counted&state=delivered"))
                        .hasSize(4));

        Reply made = uploadCsv(
                "?from=2026-11-21&to=2026-11-21&time_zone=Asia/Almaty&click=cid&status=state&payout=sum", """
                state,cid,sum
                3,r-1,1.5
                1,r-2,2
                1,r-4,1.5
                why,r-5,1
                """);
        String one = "/api/v1/networks/counted/reconciliations/"
                + made.json().path("id").asString();
        JsonNode shown = service.get(one).json();
        Reply totals = service.post(
                "/api/v1/networks/counted/reconciliations?from=2026-11-21&to=2026-11-21&sub=sub1",
                "{\"data\": {\"rows\": [{\"sub1\": \"источник & co\", \"approved\": 2, \"rejected\": 1, \"sumwebmaster\": \"4\"}]}}");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(shown.path("reconciliation").path("summary").path("matched").asInt())
                .isEqualTo(1);
        assertThat(shown.path("reconciliation")
                        .path("summary")
                        .path("unreadable")
                        .asInt())
                .isEqualTo(1);
        assertThat(shown.path("differences"))
                .extracting(each -> each.path("kind").asString() + " "
                        + each.path("click_id").asString())
                .containsExactly("amount_differs r-2", "missing_there r-3", "missing_here r-4");
        assertThat(shown.path("differences").path(1).path("journeys").path(0).asString())
                .isEqualTo("/api/v1/journeys/" + unheard.click());
        assertThat(service.get(one + "?limit=1&cursor=1")
                        .json()
                        .path("next_cursor")
                        .asString())
                .isEqualTo("2");
        assertThat(service.get(one + "?kind=missing_here").json().path("differences"))
                .hasSize(1);
        assertThat(totals.json()
                        .path("summary")
                        .path("differences")
                        .path("amount_differs")
                        .asInt())
                .as(totals.body())
                .isEqualTo(1);
        assertThat(service.get("/api/v1/networks/counted/reconciliations")
                        .json()
                        .path("items"))
                .hasSize(2);
        assertThat(uploadCsv("?from=yesterday&to=2026-11-21", "x").code()).isEqualTo("invalid_parameter");
        assertThat(uploadCsv("?from=2026-11-21&to=2026-11-21&click=x", "x".repeat(5 * 1024 * 1024 + 1))
                        .status())
                .isEqualTo(413);
    }

    private static Reply uploadCsv(String query, String text) {
        return RunningService.send(service.request("/api/v1/networks/counted/reconciliations" + query)
                .setHeader("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(text)));
    }

    @Test
    void rulesAreJudgedWhenTheyAreSavedAndOnlyAdminsSaveThem() {
        String token = service.bean(AccessTokens.class)
                .issue(new Caller("ann", Role.ANALYST), Instant.now(), Duration.ofMinutes(5));

        Reply wrong = service.post(RULES, rule("none", "w", "hold", "{\"any\": [{\"field\": \"county\"}]}"));
        Reply action = service.post(RULES, rule("none", "w", "drop", "{\"field\": \"bot\", \"known\": true}"));
        String id = addRule("none", "bots", "reject", "{\"field\": \"bot\", \"known\": true}");
        Reply twice = service.post(RULES, rule("none", "bots", "hold", "{\"field\": \"bot\", \"known\": true}"));
        Reply changed = service.put(
                RULES + "/" + id, rule("none", "bots 2", "hold", "{\"field\": \"bot\", \"is\": \"crawler\"}"));
        Reply read = RunningService.send(
                service.to(RULES).header("Authorization", "Bearer " + token).GET());
        Reply refused = RunningService.send(
                service.to(RULES).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));

        assertThat(wrong.code()).isEqualTo("invalid_condition");
        assertThat(wrong.body()).contains("condition.any[0].field: is one of");
        assertThat(action.code()).isEqualTo("invalid_field");
        assertThat(twice.code()).isEqualTo("rule_exists");
        assertThat(changed.json().path("condition").path("is").asString()).isEqualTo("crawler");
        assertThat(service.get(RULES + "/" + id).json().path("name").asString()).isEqualTo("bots 2");
        assertThat(read.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(403);
    }

    private static String addRule(String network, String name, String action, String condition) {
        Reply added = service.post(RULES, rule(network, name, action, condition));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added.json().path("id").asString();
    }

    private static String rule(String network, String name, String action, String condition) {
        return """
                {"name": "%s", "network": "%s", "action": "%s", "condition": %s}""".formatted(name, network, action, condition);
    }

    private static Reply act(JsonNode delivery, String deed) {
        return service.post(POSTBACKS + "/" + delivery.path("id").asString() + "/" + deed, "");
    }

    private static Reply replay(JsonNode delivery) {
        return act(delivery, "replay");
    }

    private static List<String> wordsHeard() {
        return PARTNER.received().stream()
                .map(request -> request.query().getOrDefault("status", ""))
                .toList();
    }

    private static JsonNode waitFor(Conversion conversion, String state) {
        return waitFor(conversion, state, 1);
    }

    private static JsonNode waitFor(Conversion conversion, String state, int count) {
        String query = "?conversion=" + conversion.id() + "&state=" + state;
        Eventually.within(
                PATIENCE, () -> assertThat(service.deliveries(query)).as(state).hasSize(count));
        return service.deliveries(query).getFirst();
    }

    private static List<String> reasons(Conversion conversion, String state) {
        return service.deliveries("?conversion=" + conversion.id() + "&state=" + state).stream()
                .map(delivery -> delivery.path("reason").asString())
                .toList();
    }

    private static JsonNode only(Conversion conversion, String reason) {
        return service.deliveries("?conversion=" + conversion.id() + "&reason=" + reason)
                .getFirst();
    }
}
