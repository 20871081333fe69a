package io.clicktrail.postback.stripe;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.Money;
import io.clicktrail.postback.relay.CallReader;
import io.clicktrail.postback.relay.IncomingCall;
import io.clicktrail.postback.relay.Message;
import io.clicktrail.postback.relay.Reading;
import io.clicktrail.postback.relay.Reason;
import io.clicktrail.postback.relay.ReportKind;
import io.clicktrail.postback.relay.ReportedStatus;
import io.clicktrail.postback.relay.Source;
import io.clicktrail.postback.relay.SourceKind;
import io.clicktrail.postback.relay.Subject;

/**
 * Reads Stripe's events. One payment is told by several of them: all its numbers are passed on, so that it counts once.
 * Since API version 2025-03-31 an invoice does not name its payment intent: {@code payment_details.order_reference} of the
 * payment intent and {@code invoice_payment.paid} do.
 */
final class StripeReader implements CallReader {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public SourceKind kind() {
        return SourceKind.STRIPE;
    }

    @Override
    public Reading read(Source source, IncomingCall call) {
        JsonNode event = parsed(call.body().bytes());
        JsonNode object = event == null ? null : event.path("data").path("object");
        if (event == null || object == null || !object.isObject()) {
            return new Reading.Mute(event == null ? Reason.MALFORMED : Reason.OTHER_EVENT);
        }
        Instant at = StripeObject.created(event, call.receivedAt());
        return read(event.path("type").asString(""), new StripeObject(object), at);
    }

    /** The event's own number, the same whenever Stripe sends it again; absent where there is none. */
    static @Nullable String eventId(byte[] body) {
        JsonNode event = parsed(body);
        return event == null ? null : StripeObject.textOf(event.path("id"));
    }

    private static Reading read(String type, StripeObject object, Instant at) {
        return switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" -> checkout(object, at);
            case "payment_intent.succeeded" -> paymentIntent(object, at);
            case "invoice.paid", "invoice.payment_succeeded" -> invoice(object, at);
            case "invoice_payment.paid" -> invoicePayment(object);
            case "charge.refunded" -> refund(object, at);
            case "charge.dispute.created" -> dispute(object, at);
            default -> new Reading.Mute(Reason.OTHER_EVENT);
        };
    }

    private static Reading checkout(StripeObject session, Instant at) {
        if (session.is("payment_status", "no_payment_required")) {
            return new Reading.Mute(Reason.NOTHING_PAID);
        }
        if (!session.is("payment_status", "paid")) {
            return new Reading.Mute(Reason.NOT_PAID_YET);
        }
        List<String> numbers = session.ids("payment_intent", "invoice", "id");
        Subject subject = session.subject(List.of(session.at("metadata")));
        return sale(session, numbers, subject, ReportedStatus.SALE, session.money("amount_total"), at);
    }

    private static Reading paymentIntent(StripeObject intent, Instant at) {
        List<String> numbers = intent.ids("id", "latest_charge", "invoice");
        String order = intent.text("payment_details", "order_reference");
        if (order != null && order.startsWith("in_")) {
            numbers.add(order);
        }
        Subject subject = intent.subject(List.of(intent.at("metadata")));
        return sale(intent, numbers, subject, ReportedStatus.SALE, intent.money("amount_received"), at);
    }

    private static Reading invoice(StripeObject invoice, Instant at) {
        List<String> numbers = invoice.ids("payment_intent");
        invoice.at("payments", "data")
                .forEach(payment ->
                        StripeObject.add(numbers, payment.path("payment").path("payment_intent")));
        numbers.addAll(invoice.ids("charge", "id"));
        Subject subject = invoice.subject(List.of(
                invoice.at("metadata"),
                invoice.at("parent", "subscription_details", "metadata"),
                invoice.at("subscription_details", "metadata"),
                invoice.at("lines", "data").path(0).path("metadata")));
        boolean again = invoice.is("billing_reason", "subscription_cycle");
        ReportedStatus status = again ? ReportedStatus.REBILL : ReportedStatus.SALE;
        return sale(invoice, numbers, subject, status, invoice.money("amount_paid"), at);
    }

    private static Reading sale(
            StripeObject object,
            List<String> numbers,
            Subject subject,
            ReportedStatus status,
            @Nullable Money amount,
            Instant at) {
        if (amount == null || numbers.isEmpty()) {
            return new Reading.Mute(Reason.NO_AMOUNT);
        }
        if (amount.amount().signum() == 0) {
            return new Reading.Mute(Reason.NOTHING_PAID);
        }
        String product = object.text("metadata", "product_name");
        JsonNode line = object.at("lines", "data").path(0).path("description");
        return new Reading.Understood(new Message(
                numbers,
                true,
                subscriptionOf(object),
                subject,
                status,
                ReportKind.PURCHASE,
                null,
                amount,
                null,
                object.text("metadata", "product_id"),
                product == null ? StripeObject.textOf(line) : product,
                at));
    }

    private static @Nullable String subscriptionOf(StripeObject object) {
        List<String> ids = object.ids("subscription", "parent.subscription_details.subscription");
        return ids.isEmpty() ? null : ids.getFirst();
    }

    private static Reading invoicePayment(StripeObject payment) {
        List<String> numbers = payment.ids("payment.payment_intent", "payment.charge", "invoice");
        return numbers.size() > 1 ? new Reading.SameThing(numbers) : new Reading.Mute(Reason.OTHER_EVENT);
    }

    private static Reading refund(StripeObject charge, Instant at) {
        List<String> numbers = charge.ids("payment_intent", "id", "invoice");
        return returned(numbers, ReportedStatus.REFUND, charge.money("amount_refunded"), at);
    }

    /** A warning is a bank's question: no money has moved. */
    private static Reading dispute(StripeObject dispute, Instant at) {
        String status = dispute.text("status");
        if (status != null && status.startsWith("warning")) {
            return new Reading.Mute(Reason.INQUIRY);
        }
        List<String> numbers = dispute.ids("payment_intent", "charge");
        return returned(numbers, ReportedStatus.CHARGEBACK, dispute.money("amount"), at);
    }

    private static Reading returned(List<String> numbers, ReportedStatus status, @Nullable Money amount, Instant at) {
        if (amount == null || numbers.isEmpty()) {
            return new Reading.Mute(Reason.NO_AMOUNT);
        }
        return new Reading.Understood(new Message(
                numbers, true, null, Subject.NOBODY, status, ReportKind.PURCHASE, null, amount, null, null, null, at));
    }

    private static @Nullable JsonNode parsed(byte[] body) {
        try {
            JsonNode event = JSON.readTree(body);
            return event.isObject() ? event : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
