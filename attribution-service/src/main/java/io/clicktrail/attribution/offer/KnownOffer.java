package io.clicktrail.attribution.offer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Status;

/**
 * An offer and how it stands.
 *
 * @param terms with whatever status the offer was made with
 * @param funding who pays for its actions; it never changes either
 * @param lack what its place lacks; absent: nothing that we know of
 * @param taken places of the caps that are taken, over the offer's life
 */
public record KnownOffer(
        Offer terms, Funding funding, @Nullable PlaceLack lack, boolean paused, boolean exhausted, int taken) {

    /** The offer as others see it. A pause outranks exhaustion; where the place is lost nobody is sent either. */
    public Offer current() {
        Status status = paused || lack != null ? Status.PAUSED : exhausted ? Status.EXHAUSTED : Status.ACTIVE;
        return with(terms, status, terms.createdAt());
    }

    /** Whether its places are counted, or its Stars: whoever wants one has to queue. */
    public boolean rationed() {
        return funding.metered() || terms.caps().limited();
    }

    /** Whether it was ordered on these terms, whenever that was. */
    boolean hasTermsOf(Offer other, Funding otherFunding) {
        return funding.equals(otherFunding)
                && with(terms, terms.status(), terms.createdAt())
                        .equals(with(other, terms.status(), terms.createdAt()));
    }

    OfferChanged changed(Instant at) {
        Offer now = current();
        EventId id = EventId.derived(
                at, "offer.changed", now.id().value(), now.status().wireName(), Integer.toString(taken));
        return new OfferChanged(id, at, now);
    }

    private static Offer with(Offer terms, Status status, Instant createdAt) {
        return new Offer(
                terms.id(),
                terms.name(),
                terms.targetUrl(),
                terms.goal(),
                terms.place(),
                terms.entersBy(),
                terms.rate(),
                terms.payout(),
                terms.caps(),
                terms.schedule(),
                terms.timeZone(),
                terms.scheduleGrace(),
                terms.hold(),
                terms.clawback(),
                terms.attributionWindow(),
                terms.settlement(),
                terms.firstClick(),
                terms.repeats(),
                terms.audience(),
                terms.shareClicks(),
                terms.fallbackUrl(),
                terms.network(),
                status,
                createdAt);
    }
}
