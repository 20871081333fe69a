package io.clicktrail.attribution.offer;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.offer.OfferCheck.Accepted;
import io.clicktrail.attribution.offer.OfferCheck.Refused;
import io.clicktrail.attribution.page.Cursor;
import io.clicktrail.attribution.page.Page;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.problem.ProblemException;

/** The offers API. A change is published in the transaction that makes it, so gateways follow within milliseconds. */
@RestController
@RequestMapping("/api/v1/offers")
class OfferController {

    private final OfferStore offers;
    private final TargetHosts hosts;
    private final URI publicBaseUrl;
    private final TransactionalOperator transactions;
    private final InstantSource clock;

    OfferController(
            OfferStore offers,
            TargetHosts hosts,
            URI publicBaseUrl,
            TransactionalOperator transactions,
            InstantSource clock) {
        this.offers = offers;
        this.hosts = hosts;
        this.publicBaseUrl = publicBaseUrl;
        this.transactions = transactions;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OfferView> add(@RequestBody NewOffer wanted) {
        return switch (OfferCheck.of(wanted, hosts, now())) {
            case Accepted accepted -> add(accepted.offer());
            case Refused refused ->
                Mono.error(new ProblemException(400, "invalid_offer", String.join("; ", refused.flaws())));
        };
    }

    private Mono<OfferView> add(Offer offer) {
        return offers.add(offer)
                .as(transactions::transactional)
                .map(this::view)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(409, "offer_exists", "There is an offer of this slug already.")));
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
        return found(offers.pause(id, paused, now())
                .as(transactions::transactional)
                .switchIfEmpty(Mono.defer(() -> offers.find(id))));
    }

    private Mono<OfferView> found(Mono<KnownOffer> offer) {
        return offer.map(this::view)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(404, "unknown_offer", "There is no offer of this slug.")));
    }

    private OfferView view(KnownOffer offer) {
        return OfferView.of(offer, publicBaseUrl);
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
        return new Cursor(view.offer().createdAt(), view.offer().id().value());
    }
}
