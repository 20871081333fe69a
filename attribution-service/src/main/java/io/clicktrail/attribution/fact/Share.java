package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/**
 * A user has shared an offer, and as many different people as it asks for have followed. No single event tells this: it
 * follows from the clicks of those people, and a click that arrives late may show that it was done earlier.
 *
 * @param event the same whichever clicks prove it: a user shares an offer once
 * @param at when the last of the people it takes came
 * @param heardAt when this service first knew of as many, by its own clock
 */
public record Share(EventId event, Instant at, long user, OfferId offer, Instant heardAt) implements Action {

    /** @param clicks on what this user shared of the offer: the first of each visitor */
    static Optional<Share> of(long user, Offer offer, Collection<ShareClick> clicks) {
        return clicks.size() < offer.shareClicks()
                ? Optional.empty()
                : Optional.of(new Share(
                        identityOf(user, offer),
                        nth(offer.shareClicks(), clicks, ShareClick::at),
                        user,
                        offer.id(),
                        nth(offer.shareClicks(), clicks, ShareClick::heardAt)));
    }

    private static EventId identityOf(long user, Offer offer) {
        return EventId.derived(
                offer.createdAt(),
                "action.shared",
                Long.toString(user),
                offer.id().value());
    }

    private static Instant nth(int number, Collection<ShareClick> clicks, Function<ShareClick, Instant> moment) {
        return clicks.stream().map(moment).sorted().toList().get(number - 1);
    }
}
