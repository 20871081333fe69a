package io.clicktrail.attribution.fact;

import java.time.Instant;

import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PurchaseEvent.ActionWithdrawn;

/** A partner takes back what was reported under this reference. */
public record Withdrawal(EventId event, Instant at, String source, String reference, OfferId offer) implements Fact {

    public static Withdrawal of(ActionWithdrawn event) {
        return new Withdrawal(
                event.id(),
                event.occurredAt(),
                event.report().source(),
                event.report().reference(),
                event.offer());
    }
}
