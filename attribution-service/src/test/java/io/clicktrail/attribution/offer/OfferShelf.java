package io.clicktrail.attribution.offer;

import java.time.Duration;
import java.util.Collection;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import reactor.core.publisher.Flux;

import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** Puts offers into the store as a test wants them, past the door that would have its say. */
@TestComponent
public class OfferShelf {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OfferStore offers;

    @Autowired
    OfferShelf(OfferStore offers) {
        this.offers = offers;
    }

    public void put(Collection<Offer> wanted) {
        put(wanted, Funding.NONE);
    }

    /** Those pay from a budget of this advertiser. */
    public void putMetered(Collection<Offer> wanted, AdvertiserId advertiser) {
        put(wanted, new Funding(advertiser, true));
    }

    private void put(Collection<Offer> wanted, Funding funding) {
        Flux.fromIterable(wanted)
                .concatMap(offer -> offers.add(offer, funding))
                .then()
                .block(PATIENCE);
    }

    public Offer.Status statusOf(OfferId id) {
        return offers.find(id)
                .map(known -> known.current().status())
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    public int takenOf(OfferId id) {
        return offers.find(id).map(KnownOffer::taken).blockOptional(PATIENCE).orElseThrow();
    }
}
