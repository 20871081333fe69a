package io.clicktrail.bot.update;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.event.Chat;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.PurchaseEvent.ContentPurchased;
import io.clicktrail.event.PurchaseEvent.StarsPaid;
import io.clicktrail.event.PurchaseEvent.StarsRefunded;
import io.clicktrail.event.PurchaseEvent.Subscription;
import io.clicktrail.event.PurchaseEvent.SubscriptionChanged;
import io.clicktrail.event.TelegramUser;

/** Stars that move between a user and the bot. Money never vanishes: what is odd about it is kept for people to see. */
final class PaymentRules {

    /** Bot API, sendInvoice and sendPaidMedia: 128 bytes. */
    private static final int LONGEST_PAYLOAD = 128;

    private static final int LONGEST_CHARGE = 256;
    private static final int LONGEST_STATE = 32;

    private PaymentRules() {}

    static boolean isPayment(TelegramObject message) {
        return message.has("successful_payment") || message.has("refunded_payment");
    }

    static Outcome paidOrRefunded(TelegramObject message, Circumstances at) {
        boolean paid = message.has("successful_payment");
        TelegramObject payment = message.get(paid ? "successful_payment" : "refunded_payment");
        if (!Money.STARS.equals(payment.text("currency", Money.STARS.length()))) {
            return new NotUnderstood(KeepReason.UNKNOWN_SHAPE);
        }
        return paid ? Facts.of(paid(message, payment, at)) : refunded(message, payment, at);
    }

    private static StarsPaid paid(TelegramObject message, TelegramObject payment, Circumstances at) {
        int date = message.integer("date");
        String charge = chargeOf(payment);
        return new StarsPaid(
                paymentId(date, at, "stars.paid", charge),
                at.occurredAt(date),
                at.update(),
                People.user(message.get("from")),
                amountOf(payment),
                payment.text("invoice_payload", LONGEST_PAYLOAD),
                charge,
                endOfSubscription(payment));
    }

    /** The refund is told by the bot itself; whose it is, only the private chat says (Bot API, RefundedPayment). */
    private static Outcome refunded(TelegramObject message, TelegramObject payment, Circumstances at) {
        Chat chat = People.chat(message.get("chat"));
        if (!People.isPrivate(chat)) {
            return new NotUnderstood(KeepReason.INCOMPLETE);
        }
        int date = message.integer("date");
        String charge = chargeOf(payment);
        return Facts.of(new StarsRefunded(
                paymentId(date, at, "stars.refunded", charge),
                at.occurredAt(date),
                at.update(),
                new TelegramUser(chat.id(), false, null),
                amountOf(payment),
                payment.text("invoice_payload", LONGEST_PAYLOAD),
                charge));
    }

    static Outcome contentPurchased(TelegramObject purchase, Circumstances at) {
        return Facts.of(new ContentPurchased(
                at.factId("content.purchased"),
                at.receivedAt(),
                at.update(),
                People.user(purchase.get("from")),
                purchase.text("paid_media_payload", LONGEST_PAYLOAD)));
    }

    static Outcome subscription(TelegramObject subscription, Circumstances at) {
        Subscription state = stateOf(subscription);
        if (state == null) {
            return new NotUnderstood(KeepReason.UNKNOWN_STATUS);
        }
        return Facts.of(new SubscriptionChanged(
                at.factId("subscription.changed"),
                at.receivedAt(),
                at.update(),
                People.user(subscription.get("user")),
                subscription.text("invoice_payload", LONGEST_PAYLOAD),
                state));
    }

    private static @Nullable Subscription stateOf(TelegramObject subscription) {
        return switch (subscription.text("state", LONGEST_STATE)) {
            case "active" -> Subscription.ACTIVE;
            case "canceled" -> Subscription.CANCELED;
            case "failed" -> Subscription.FAILED;
            default -> null;
        };
    }

    /** A charge is paid once and refunded once, by whichever update it is told. */
    private static EventId paymentId(int date, Circumstances at, String fact, String charge) {
        return EventId.derived(
                Instant.ofEpochSecond(date), "telegram", at.update().bot(), fact, charge);
    }

    private static Money amountOf(TelegramObject payment) {
        return new Money(BigDecimal.valueOf(payment.integer("total_amount")), Money.STARS);
    }

    private static String chargeOf(TelegramObject payment) {
        return payment.text("telegram_payment_charge_id", LONGEST_CHARGE);
    }

    private static @Nullable Instant endOfSubscription(TelegramObject payment) {
        Long end = payment.findNumber("subscription_expiration_date");
        return end == null ? null : Instant.ofEpochSecond(Math.min(end, Integer.MAX_VALUE));
    }
}
