package io.clicktrail.postback.relay;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PurchaseEvent.ActionReported;
import io.clicktrail.event.PurchaseEvent.ActionWithdrawn;
import io.clicktrail.event.PurchaseEvent.PurchaseReported;
import io.clicktrail.event.PurchaseEvent.PurchaseWithdrawn;
import io.clicktrail.event.PurchaseEvent.ReportEvent;
import io.clicktrail.event.Report;

/** What the house is told of a report that has moved. */
final class Announcement {

    private Announcement() {}

    /** Absent where there is nothing to tell. The same step of the same report always has the same id. */
    static @Nullable ReportEvent of(String source, KnownReport after, Message message) {
        var report = new Report(
                source,
                after.reference(),
                after.subject().user(),
                after.subject().click(),
                after.subject().networkClickId());
        EventId id = EventId.derived(
                message.occurredAt(),
                "relay",
                source,
                after.kind().wireName(),
                after.reference(),
                Integer.toString(after.steps()));
        OfferId offer = after.offer();
        Money amount = after.amount();
        return switch (after.effect()) {
            case NOTED -> null;
            case ACTION_REPORTED ->
                offer == null ? null : new ActionReported(id, message.occurredAt(), report, offer, message.premium());
            case ACTION_WITHDRAWN ->
                offer == null ? null : new ActionWithdrawn(id, message.occurredAt(), report, offer);
            case PURCHASE_REPORTED ->
                amount == null
                        ? null
                        : new PurchaseReported(
                                id,
                                message.occurredAt(),
                                report,
                                amount,
                                after.rebill(),
                                message.productId(),
                                message.productName());
            case PURCHASE_WITHDRAWN -> amount == null ? null : withdrawn(id, message, report, after, amount);
        };
    }

    private static PurchaseWithdrawn withdrawn(
            EventId id, Message message, Report report, KnownReport after, Money paid) {
        boolean whole = after.returned().compareTo(paid.amount()) == 0;
        var returned = new Money(after.returned(), paid.currency());
        return new PurchaseWithdrawn(id, message.occurredAt(), report, returned, whole);
    }
}
