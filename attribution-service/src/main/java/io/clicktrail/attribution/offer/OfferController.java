package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.AttributionSettings;
import io.clicktrail.attribution.offer.OfferCheck.Accepted;
import io.clicktrail.attribution.offer.OfferCheck.Refused;
import io.clicktrail.attribution.rate.RateCard;
import io.clicktrail.attribution.rate.RateStore;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.host.TargetHosts;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;

/** The offers API. A change is published in the transaction that makes it, so gateways follow within milliseconds. */
@RestController
@RequestMapping("/api/v1/offers")
class OfferController {

    private final OfferStore offers;
    private final RateStore rates;
    private final TargetHosts hosts;
    private final AttributionSettings settings;
    private final InstantSource clock;

    OfferController(
            OfferStore offers, RateStore rates, TargetHosts hosts, AttributionSettings settings, InstantSource clock) {
        this.offers = offers;
        this.rates = rates;
        this.hosts = hosts;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OfferView> add(@RequestBody NewOffer wanted) {
        return rates.card().flatMap(card -> add(wanted, card));
    }

    private Mono<OfferView> add(NewOffer wanted, RateCard card) {
        return switch (OfferCheck.of(wanted, hosts, card, now())) {
            case Accepted(Offer offer, Funding funding) -> add(offer, funding);
            case Refused refused ->
                Mono.error(new ProblemException(400, "invalid_offer", String.join("; ", refused.flaws())));
        };
    }

    /** Whoever asks for the same again, since no answer has reached them, gets the same answer. */
    private Mono<OfferView> add(Offer offer, Funding funding) {
        return offers.add(offer, funding)
                .switchIfEmpty(
                        Mono.defer(() -> offers.find(offer.id())).filter(known -> known.hasTermsOf(offer, funding)))
                .map(this::view)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(409, "offer_exists", "There is another offer of this slug.")));
    }

    @GetMapping("/{id}")
    Mono<OfferView> one(@PathVariable String id) {
        return found(offers.find(idOf(id)));
    }

    @GetMapping
    Mono<Page<OfferView>> page(@RequestParam(required = false) @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor);
        return offers.page(after.at(), after.id(), Page.SIZE + 1)
                .map(this::view)
                .collectList()
                .map(found -> Page.of(found, OfferController::cursorOf));
    }

    @PostMapping("/{id}/pause")
    Mono<OfferView> pause(@PathVariable String id) {
        return pause(idOf(id), true);
    }

    @PostMapping("/{id}/resume")
    Mono<OfferView> resume(@PathVariable String id) {
        return pause(idOf(id), false);
    }

    /** Asking for what is so already changes nothing and answers the same. */
    private Mono<OfferView> pause(OfferId id, boolean paused) {
        return found(offers.pause(id, paused, now()).switchIfEmpty(Mono.defer(() -> offers.find(id))));
    }

    private Mono<OfferView> found(Mono<KnownOffer> offer) {
        return offer.map(this::view)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(404, "unknown_offer", "There is no offer of this slug.")));
    }

    private OfferView view(KnownOffer offer) {
        return OfferView.of(offer, settings.publicBaseUrl());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What cannot be a slug names no offer. */
    private static OfferId idOf(String slug) {
        try {
            return OfferId.parse(slug);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(404, "unknown_offer", "There is no offer of this slug.");
        }
    }

    private static Cursor cursorOf(OfferView view) {
        return Cursor.of(view.offer().createdAt(), view.offer().id().value());
    }
}
