package io.clicktrail.postback.stripe;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.Money;
import io.clicktrail.event.PurchaseEvent.PurchaseReported;
import io.clicktrail.event.PurchaseEvent.PurchaseWithdrawn;
import io.clicktrail.event.PurchaseEvent.ReportEvent;
import io.clicktrail.event.Topic;
import io.clicktrail.postback.RunningService;
import io.clicktrail.postback.RunningService.Reply;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.StubPartner;

import static org.assertj.core.api.Assertions.assertThat;

class StripeIT {

    private static final StubPartner PARTNER = StubPartner.start();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SECRET = "whsec_of_an_endpoint_0123456789";
    private static final String TOKEN = "-IaVtzGm-0123456789abcdefghijk";

    private static RunningService service;
    private static int events;

    @BeforeAll
    static void start() {
        service =
                RunningService.start(RealServers.forService("postback"), PARTNER, "postback.relay.read-interval=50ms");
    }

    @AfterAll
    static void stop() {
        service.close();
        PARTNER.close();
    }

    @Test
    void aPaymentThatSeveralEventsTellCountsOnce() {
        source("checkout");
        String session = event("checkout.session.completed", """
                {"id": "cs_1", "client_reference_id": "%s", "amount_total": 1050, "currency": "usd",
                 "payment_status": "paid", "payment_intent": "pi_1"}""".formatted(TOKEN));
        String intent = event("payment_intent.succeeded", """
                {"id": "pi_1", "latest_charge": "ch_1", "amount_received": 1050, "currency": "usd", "metadata": {}}""");

        Reply early = send("checkout", intent);
        Reply sale = send("checkout", session);
        Reply again = send("checkout", session);
        Reply refund = send("checkout", event("charge.refunded", """
                {"id": "ch_1", "payment_intent": "pi_1", "amount_refunded": 300, "currency": "usd"}"""));
        Reply dispute = send("checkout", event("charge.dispute.created", """
                {"id": "du_1", "charge": "ch_1", "amount": 1050, "currency": "usd", "status": "needs_response"}"""));

        assertThat(early.json().path("reason").asString()).isEqualTo("no_subject");
        assertThat(sale.json().path("effect").asString()).isEqualTo("purchase_reported");
        assertThat(again.json().path("duplicate").asBoolean()).isTrue();
        assertThat(again.json().path("call")).isEqualTo(sale.json().path("call"));
        assertThat(refund.json().path("effect").asString()).isEqualTo("purchase_withdrawn");
        assertThat(dispute.status()).isEqualTo(200);
        List<ReportEvent> said = said("checkout", 3);
        assertThat(said).hasSize(3);
        assertThat(((PurchaseReported) said.get(0)).report().reference()).isEqualTo("pi_1");
        assertThat(((PurchaseWithdrawn) said.get(1)).returned()).isEqualTo(Money.of("3.00", "USD"));
        assertThat(((PurchaseWithdrawn) said.get(2)).whole()).isTrue();
    }

    @Test
    void aRenewalIsPaidByWhoeverCameThroughTheCheckout() {
        source("club");
        send("club", event("invoice.paid", """
                {"id": "in_1", "billing_reason": "subscription_create", "amount_paid": 900, "currency": "eur",
                 "parent": {"subscription_details": {"subscription": "sub_1"}}}"""));
        send("club", event("checkout.session.completed", """
                {"id": "cs_1", "client_reference_id": "%s", "amount_total": 900, "currency": "eur", "mode": "subscription",
                 "payment_status": "paid", "payment_intent": null, "invoice": "in_1", "subscription": "sub_1"}""".formatted(TOKEN)));
        Reply renewal = send("club", event("invoice.paid", """
                {"id": "in_2", "billing_reason": "subscription_cycle", "amount_paid": 900, "currency": "eur",
                 "parent": {"subscription_details": {"subscription": "sub_1"}}}"""));
        Reply refund = send("club", event("charge.refunded", """
                {"id": "ch_2", "payment_intent": "pi_2", "amount_refunded": 900, "currency": "eur"}"""));
        Reply link = send("club", event("invoice_payment.paid", """
                {"id": "inpay_2", "invoice": "in_2", "payment": {"type": "payment_intent", "payment_intent": "pi_2"}}"""));

        assertThat(renewal.json().path("effect").asString()).isEqualTo("purchase_reported");
        assertThat(refund.json().path("reason").asString()).isEqualTo("unknown_reference");
        assertThat(link.json().path("reference").asString()).isEqualTo("in_2");
        List<ReportEvent> said = said("club", 3);
        assertThat(said).hasSize(3);
        List<PurchaseReported> reported = said.stream()
                .filter(PurchaseReported.class::isInstance)
                .map(PurchaseReported.class::cast)
                .toList();
        assertThat(reported).extracting(PurchaseReported::rebill).containsExactlyInAnyOrder(false, true);
        assertThat(reported)
                .allSatisfy(purchase ->
                        assertThat(String.valueOf(purchase.report().click())).isEqualTo(TOKEN));
        PurchaseWithdrawn withdrawn = said.stream()
                .filter(PurchaseWithdrawn.class::isInstance)
                .map(PurchaseWithdrawn.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(withdrawn.report().reference()).isEqualTo("in_2");
    }

    @Test
    void anAuthenticEventIsNeverRefusedAndAForgedOneAlways() {
        source("strict");
        String other = event("customer.updated", "{\"id\": \"cus_1\"}");

        assertThat(send("strict", other).json().path("reason").asString()).isEqualTo("other_event");
        assertThat(send("strict", "{\"id\": ").json().path("reason").asString()).isEqualTo("malformed");
        assertThat(codeOf(send("strict", other, "t=1,v1=00"))).isEqualTo("401 invalid_signature");
        assertThat(codeOf(send("strict", other, ""))).isEqualTo("401 invalid_signature");
        assertThat(codeOf(send("nowhere", other))).isEqualTo("401 invalid_signature");
        assertThat(codeOf(send("%00", other))).isEqualTo("401 invalid_signature");
        Instant old = Instant.now().minusSeconds(310);
        assertThat(codeOf(send("strict", other, signature(other, old)))).isEqualTo("401 stale_signature");
        assertThat(codeOf(send("strict", "x".repeat(70_000)))).startsWith("413 ");
        assertThat(service.post("/api/v1/relay/sources/strict/keys", "").status())
                .isEqualTo(409);
    }

    private static void source(String slug) {
        Reply added = service.post("/api/v1/relay/sources", """
                {"slug": "%s", "name": "Stripe", "kind": "stripe", "signing_secrets": ["%s"]}""".formatted(slug, SECRET));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    private static String event(String type, String object) {
        events++;
        return """
                {"id": "evt_%d", "object": "event", "type": "%s", "created": 1795000000, "data": {"object": %s}}""".formatted(events, type, object);
    }

    private static Reply send(String source, String body) {
        return send(source, body, signature(body, Instant.now()));
    }

    private static Reply send(String source, String body, String signature) {
        return RunningService.send(service.to("/postbacks/stripe/" + source)
                .header("Stripe-Signature", signature)
                .header("Authorization", "Basic c29tZWJvZHk6ZWxzZQ==")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String signature(String body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return "t=" + timestamp + ",v1=" + StripeSignature.sign(timestamp, bytes, SECRET);
    }

    private static String codeOf(Reply reply) {
        return reply.status() + " " + reply.code();
    }

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
