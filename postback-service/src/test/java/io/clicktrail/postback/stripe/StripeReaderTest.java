package io.clicktrail.postback.stripe;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Money;
import io.clicktrail.postback.relay.Calls;
import io.clicktrail.postback.relay.Message;
import io.clicktrail.postback.relay.Reading;
import io.clicktrail.postback.relay.Reason;
import io.clicktrail.postback.relay.ReportedStatus;
import io.clicktrail.postback.relay.SourceKind;
import io.clicktrail.postback.relay.Subject;

import static org.assertj.core.api.Assertions.assertThat;

class StripeReaderTest {

    private static final String TOKEN = "-IaVtzGm-0123456789abcdefghijk";

    private final StripeReader reader = new StripeReader();

    @Test
    void aPaidCheckoutIsASaleOfWhoeverItsReferenceNames() {
        Message sale = understood(event("checkout.session.completed", """
                {"id": "cs_1", "client_reference_id": "%s", "metadata": {"user_id": "7", "product_id": "p1"},
                 "amount_total": 1050, "currency": "usd", "payment_status": "paid", "payment_intent": "pi_1",
                 "invoice": null, "subscription": null}""".formatted(TOKEN)));

        assertThat(sale.numbers()).containsExactly("pi_1", "cs_1");
        assertThat(sale.subject()).isEqualTo(new Subject(7L, new ClickId(TOKEN), null));
        assertThat(sale.amount()).isEqualTo(Money.of("10.50", "USD"));
        assertThat(sale.status()).isEqualTo(ReportedStatus.SALE);
        assertThat(sale.productId()).isEqualTo("p1");
        assertThat(sale.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_000_000));
    }

    @Test
    void aCheckoutThatIsNotPaidYetIsNoSale() {
        assertThat(read(event(
                        "checkout.session.completed",
                        "{\"id\": \"cs_1\", \"amount_total\": 5, \"payment_status\": \"unpaid\"}")))
                .isEqualTo(new Reading.Mute(Reason.NOT_PAID_YET));
        assertThat(read(event(
                        "checkout.session.completed",
                        "{\"id\": \"cs_1\", \"payment_status\": \"no_payment_required\"}")))
                .isEqualTo(new Reading.Mute(Reason.NOTHING_PAID));
    }

    @Test
    void aPaymentIntentLeadsToItsInvoiceInOldAndNewVersions() {
        String intent =
                "{\"id\": \"pi_1\", \"latest_charge\": \"ch_1\", \"amount_received\": 500, \"currency\": \"jpy\", %s}";

        assertThat(understood(event("payment_intent.succeeded", intent.formatted("\"invoice\": \"in_1\"")))
                        .numbers())
                .containsExactly("pi_1", "ch_1", "in_1");
        assertThat(understood(event(
                                "payment_intent.succeeded",
                                intent.formatted("\"payment_details\": {\"order_reference\": \"in_1\"}")))
                        .numbers())
                .containsExactly("pi_1", "ch_1", "in_1");
    }

    @Test
    void aRenewalIsARebillOfTheSubscriptionsBuyer() {
        String invoice = """
                {"id": "in_2", "billing_reason": "subscription_cycle", "amount_paid": 900, "currency": "eur",
                 "parent": {"subscription_details": {"subscription": "sub_1", "metadata": {"click_id": "%s"}}},
                 "lines": {"data": [{"description": "1 x Club"}]}}""".formatted(TOKEN);

        Message rebill = understood(event("invoice.paid", invoice));

        assertThat(rebill.status()).isEqualTo(ReportedStatus.REBILL);
        assertThat(rebill.partOf()).isEqualTo("sub_1");
        assertThat(rebill.subject().click()).isEqualTo(new ClickId(TOKEN));
        assertThat(rebill.productName()).isEqualTo("1 x Club");
        assertThat(rebill.numbers()).containsExactly("in_2");
    }

    @Test
    void anInvoicesPaymentSaysThatTwoNumbersAreOnePayment() {
        assertThat(
                        read(
                                event(
                                        "invoice_payment.paid",
                                        "{\"id\": \"inpay_1\", \"invoice\": \"in_1\", \"payment\": {\"type\": \"payment_intent\", \"payment_intent\": \"pi_1\"}}")))
                .isEqualTo(new Reading.SameThing(java.util.List.of("pi_1", "in_1")));
    }

    @Test
    void moneyThatGoesBackIsCounted() {
        Message refund = understood(
                event(
                        "charge.refunded",
                        "{\"id\": \"ch_1\", \"payment_intent\": {\"id\": \"pi_1\"}, \"amount_refunded\": 300, \"currency\": \"usd\"}"));
        Message dispute = understood(
                event(
                        "charge.dispute.created",
                        "{\"id\": \"du_1\", \"charge\": \"ch_1\", \"payment_intent\": \"pi_1\", \"amount\": 1050, \"currency\": \"usd\", \"status\": \"needs_response\"}"));

        assertThat(refund.status()).isEqualTo(ReportedStatus.REFUND);
        assertThat(refund.numbers()).containsExactly("pi_1", "ch_1");
        assertThat(refund.amount()).isEqualTo(Money.of("3.00", "USD"));
        assertThat(dispute.status()).isEqualTo(ReportedStatus.CHARGEBACK);
        assertThat(read(event("charge.dispute.created", "{\"status\": \"warning_needs_response\"}")))
                .isEqualTo(new Reading.Mute(Reason.INQUIRY));
    }

    @Test
    void whatConcernsNobodyAndWhatCannotBeReadIsKept() {
        assertThat(read(event("customer.updated", "{}"))).isEqualTo(new Reading.Mute(Reason.OTHER_EVENT));
        assertThat(read("{\"object\": \"v2.core.event\"}")).isEqualTo(new Reading.Mute(Reason.OTHER_EVENT));
        assertThat(read("{\"id\"")).isEqualTo(new Reading.Mute(Reason.MALFORMED));
        assertThat(read("[]")).isEqualTo(new Reading.Mute(Reason.MALFORMED));
        assertThat(read("")).isEqualTo(new Reading.Mute(Reason.MALFORMED));
        assertThat(read(event("invoice.paid", "{\"id\": \"in_1\", \"amount_paid\": \"much\"}")))
                .isEqualTo(new Reading.Mute(Reason.NO_AMOUNT));
        assertThat(read(event("invoice.paid", "{\"id\": \"in_1\", \"amount_paid\": 0, \"currency\": \"usd\"}")))
                .isEqualTo(new Reading.Mute(Reason.NOTHING_PAID));
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 12.34",
        "KZT, 12.34",
        "RUB, 12.34",
        "JPY, 1234",
        "KRW, 1234",
        "KWD, 1.234",
        "ISK, 12.34",
        "UGX, 12.34"
    })
    void minorUnitsAreStripesOwn(String currency, String amount) {
        assertThat(MinorUnits.money(1234, currency)).isEqualTo(Money.of(amount, currency));
    }

    private static String event(String type, String object) {
        return """
                {"id": "evt_1", "object": "event", "type": "%s", "created": 1795000000, "data": {"object": %s}}""".formatted(type, object);
    }

    private Reading read(String body) {
        return reader.read(Calls.source(SourceKind.STRIPE), Calls.post(body));
    }

    private Message understood(String body) {
        return ((Reading.Understood) read(body)).message();
    }
}
