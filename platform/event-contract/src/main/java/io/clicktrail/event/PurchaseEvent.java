package io.clicktrail.event;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Money that people paid. Topic {@code purchases}. */
public sealed interface PurchaseEvent extends TrackingEvent {

    @Override
    default Topic topic() {
        return Topic.PURCHASES;
    }

    /** What the CRM knows of a sale. */
    sealed interface SaleEvent extends PurchaseEvent {

        Lead lead();

        @Override
        default String partitionKey() {
            return lead().key();
        }
    }

    /** What Telegram tells of Stars. */
    sealed interface PaymentEvent extends PurchaseEvent {

        TelegramUser user();

        @Override
        default String partitionKey() {
            return Long.toString(user().id());
        }
    }

    /**
     * A deal was won in a pipeline whose sales count; at most once per lead, until it is reopened. Written by
     * crm-ingest-service.
     *
     * @param utm {@code source}, {@code medium} and their like, as the lead's fields say
     * @param team the targetologist who brought the buyer, where the rules could tell
     * @param click our own click, where a UTM field holds its token
     * @param contact of the buyer, where fields of the lead have it
     */
    @EventType("sale.closed.v1")
    record SaleClosed(
            EventId id,
            Instant occurredAt,
            Lead lead,
            long pipeline,
            Money amount,
            @Nullable String product,
            Map<String, String> utm,
            @Nullable String team,
            Confidence confidence,
            @Nullable ClickId click,
            @Nullable ContactHashes contact)
            implements SaleEvent {}

    /** A won deal was moved out of its won stage: the sale of the same lead does not count any more. */
    @EventType("sale.reopened.v1")
    record SaleReopened(
            EventId id,
            Instant occurredAt,
            Lead lead,
            long pipeline,
            Money amount,
            Map<String, String> utm,
            @Nullable String team,
            @Nullable ClickId click)
            implements SaleEvent {}

    /**
     * The user paid Stars to the bot. Written by bot-gateway.
     *
     * @param payload what the bot wrote on the invoice
     * @param charge Telegram's number of the payment, the same in its refund
     * @param subscribedUntil where it pays for a subscription
     */
    @EventType("stars.paid.v1")
    record StarsPaid(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            TelegramUser user,
            Money amount,
            String payload,
            String charge,
            @Nullable Instant subscribedUntil)
            implements PaymentEvent {}

    /**
     * The user got Stars back that he had paid to the bot. Written by bot-gateway.
     *
     * @param user whether he has Premium is not told here
     * @param charge of the payment that is undone
     */
    @EventType("stars.refunded.v1")
    record StarsRefunded(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            TelegramUser user,
            Money amount,
            String payload,
            String charge)
            implements PaymentEvent {}

    /**
     * The user bought paid media that the bot had sent. What it cost is in the offer it belongs to: Telegram does not
     * tell. Written by bot-gateway.
     *
     * @param payload what the bot wrote on the media
     */
    @EventType("content.purchased.v1")
    record ContentPurchased(EventId id, Instant occurredAt, UpdateRef update, TelegramUser user, String payload)
            implements PaymentEvent {}

    /**
     * A subscription that is paid in Stars goes another way. Written by bot-gateway.
     *
     * @param payload what the bot wrote on its invoice
     */
    @EventType("subscription.changed.v1")
    record SubscriptionChanged(
            EventId id, Instant occurredAt, UpdateRef update, TelegramUser user, String payload, Subscription state)
            implements PaymentEvent {}

    /** What partners tell us through the relay. Written by postback-service. */
    sealed interface ReportEvent extends PurchaseEvent {

        Report report();

        @Override
        default String partitionKey() {
            return report().key();
        }
    }

    /** Somebody did what the offer orders, where only the partner sees it. */
    @EventType("action.reported.v1")
    record ActionReported(
            EventId id,
            Instant occurredAt,
            Report report,
            OfferId offer,
            @Nullable Boolean premium) implements ReportEvent {}

    /** What was reported does not hold: it was rejected, or undone. */
    @EventType("action.withdrawn.v1")
    record ActionWithdrawn(EventId id, Instant occurredAt, Report report, OfferId offer) implements ReportEvent {}

    /**
     * Somebody bought something from a partner.
     *
     * @param rebill whether it repeats an earlier purchase, as a subscription does
     */
    @EventType("purchase.reported.v1")
    record PurchaseReported(
            EventId id,
            Instant occurredAt,
            Report report,
            Money amount,
            boolean rebill,
            @Nullable String productId,
            @Nullable String productName)
            implements ReportEvent {}

    /**
     * The buyer got money back.
     *
     * @param returned in all, up to what was paid
     * @param whole whether nothing is left of the purchase
     */
    @EventType("purchase.withdrawn.v1")
    record PurchaseWithdrawn(EventId id, Instant occurredAt, Report report, Money returned, boolean whole)
            implements ReportEvent {}

    /** How a subscription stands. */
    enum Subscription {
        ACTIVE,
        /** The user will not pay again. */
        CANCELED,
        /** The user could not pay again. */
        FAILED
    }

    /** How sure the choice of a team is (003-51..53): exact source, a pattern, or none. */
    enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }
}
