package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Optional;

import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;

/**
 * Somebody followed what a user has shared. Of several clicks of one visitor the first counts.
 *
 * @param user who shared
 * @param visitor the same for the same visitor
 * @param heardAt when this service first heard of the visitor, by its own clock
 */
public record ShareClick(EventId event, Instant at, long user, OfferId offer, String visitor, Instant heardAt)
        implements Fact {

    /** Nothing of machines: they prove nothing. */
    public static Optional<ShareClick> of(ShareClicked event, Instant heardAt) {
        return event.visitor().bot() == null
                ? Optional.of(new ShareClick(
                        event.id(),
                        event.occurredAt(),
                        event.sharedBy(),
                        event.offer(),
                        event.visitor().key(),
                        heardAt))
                : Optional.empty();
    }
}
