package io.clicktrail.crm.sale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.PurchaseEvent.SaleReopened;
import io.clicktrail.event.TrackingEvent;

/**
 * What is said of a sale that changed. Ids follow from the sale and its revision, so saying it twice is saying it once.
 *
 * <p>A sale without an amount is not spoken of: money is never guessed. Better terms take the old words back and say new
 * ones, under the same date. People are told of sales that stand, and each chat once.
 */
public final class SaleWords {

    private final SaleMessage message;
    private final SaleChats chats;

    public SaleWords(SaleMessage message, SaleChats chats) {
        this.message = message;
        this.chats = chats;
    }

    /** The events of a change, in the order in which they are to be read. */
    public List<TrackingEvent> of(SaleChange change) {
        Sale before = change.before();
        Sale after = change.after();
        Money was = toldAmount(before);
        Money is = toldAmount(after);
        List<TrackingEvent> words = new ArrayList<>();
        if (is != null && (was == null || revised(before, after))) {
            if (was != null && before != null && before.open()) {
                words.add(reopened(before, was, before.closedAt()));
            }
            words.add(closed(after, is));
            words.addAll(after.open() ? notifications(after, is) : List.of(reopened(after, is, after.endedAt())));
        } else if (is != null && before != null && before.open() && !after.open()) {
            words.add(reopened(after, is, after.endedAt()));
        }
        return words;
    }

    private static @Nullable Money toldAmount(@Nullable Sale sale) {
        return sale == null ? null : sale.terms().amount();
    }

    private static boolean revised(@Nullable Sale before, Sale after) {
        return before != null && before.revision() != after.revision();
    }

    private static SaleClosed closed(Sale sale, Money amount) {
        return new SaleClosed(
                wordId(sale, "sale.closed", sale.closedAt()),
                sale.closedAt(),
                sale.lead(),
                sale.pipeline(),
                amount,
                sale.terms().product(),
                sale.terms().utm(),
                sale.terms().team(),
                sale.terms().confidence(),
                sale.terms().click(),
                sale.terms().contact());
    }

    private static SaleReopened reopened(Sale sale, Money amount, Instant at) {
        return new SaleReopened(
                wordId(sale, "sale.reopened", at),
                at,
                sale.lead(),
                sale.pipeline(),
                amount,
                sale.terms().utm(),
                sale.terms().team(),
                sale.terms().click());
    }

    private List<NotificationRequested> notifications(Sale sale, Money amount) {
        String text = message.of(
                sale.terms().team(),
                sale.terms().leadName(),
                amount,
                sale.terms().product(),
                sale.terms().utm().get("campaign"));
        return chats.of(sale.terms().team()).stream()
                .map(chat -> new NotificationRequested(notificationId(sale, chat), sale.closedAt(), chat, text))
                .toList();
    }

    /** Without the revision: a chat that has heard of the sale does not hear of it again. */
    private static EventId notificationId(Sale sale, String chat) {
        return EventId.derived(sale.closedAt(), "sale.notification", sale.id().toString(), chat);
    }

    private static EventId wordId(Sale sale, String word, Instant at) {
        return EventId.derived(at, word, sale.id().toString(), Integer.toString(sale.revision()));
    }
}
