package io.clicktrail.attribution.budget;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.conversion.TopUpStore;
import io.clicktrail.attribution.ledger.LedgerStore;
import io.clicktrail.attribution.ledger.TopUp;
import io.clicktrail.attribution.offer.AdvertiserId;
import io.clicktrail.attribution.offer.KnownOffer;
import io.clicktrail.attribution.offer.OfferStore;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;

/** The budgets API. */
@RestController
class BudgetController {

    private final OfferStore offers;
    private final LedgerStore ledger;
    private final TopUpStore topUps;
    private final InstantSource clock;

    BudgetController(OfferStore offers, LedgerStore ledger, TopUpStore topUps, InstantSource clock) {
        this.offers = offers;
        this.ledger = ledger;
        this.topUps = topUps;
        this.clock = clock;
    }

    /** Whoever pays the same in again, since no answer has reached them, gets the same answer and pays once. */
    @PostMapping("/api/v1/offers/{id}/budget/top-ups")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<BudgetView> topUp(@PathVariable String id, @RequestBody NewTopUp wanted) {
        List<String> flaws = wanted.flaws();
        if (!flaws.isEmpty()) {
            return Mono.error(new ProblemException(400, "invalid_top_up", String.join("; ", flaws)));
        }
        TopUp topUp = new TopUp(slug(id, OfferId::parse, "unknown_offer"), wanted.key(), wanted.stars());
        return metered(topUp.offer()).delayUntil(offer -> topUp(topUp, offer)).flatMap(this::budgetOf);
    }

    private Mono<TopUp> topUp(TopUp topUp, KnownOffer offer) {
        return topUps.topUp(topUp, offer.terms(), now())
                .then(Mono.defer(() -> ledger.topUpOf(topUp.key())))
                .filter(topUp::equals)
                .switchIfEmpty(Mono.error(() ->
                        new ProblemException(409, "top_up_exists", "Something else was paid in under this key.")));
    }

    @GetMapping("/api/v1/offers/{id}/budget")
    Mono<BudgetView> ofOffer(@PathVariable String id) {
        return metered(slug(id, OfferId::parse, "unknown_offer")).flatMap(this::budgetOf);
    }

    @GetMapping("/api/v1/offers/{id}/budget/entries")
    Mono<Page<EntryView>> entries(@PathVariable String id, @RequestParam(required = false) @Nullable String cursor) {
        OfferId offer = slug(id, OfferId::parse, "unknown_offer");
        Cursor after = Cursor.parse(cursor);
        return metered(offer)
                .flatMap(_ -> ledger.entriesOf(offer, after, Page.SIZE + 1)
                        .map(EntryView::of)
                        .collectList())
                .map(found -> Page.of(
                        found, entry -> Cursor.of(entry.recordedAt(), entry.id().toString())));
    }

    @GetMapping("/api/v1/advertisers/{id}/budget")
    Mono<BudgetView> ofAdvertiser(@PathVariable String id) {
        AdvertiserId advertiser = slug(id, AdvertiserId::parse, "unknown_advertiser");
        return ledger.balancesOf(advertiser)
                .map(balances -> BudgetView.of(advertiser, null, balances))
                .switchIfEmpty(Mono.error(() -> unknown("unknown_advertiser")));
    }

    private Mono<BudgetView> budgetOf(KnownOffer offer) {
        OfferId id = offer.terms().id();
        return ledger.balancesOf(id)
                .map(balances -> BudgetView.of(offer.funding().advertiser(), id, balances));
    }

    private Mono<KnownOffer> metered(OfferId id) {
        return offers.find(id)
                .switchIfEmpty(Mono.error(() -> unknown("unknown_offer")))
                .filter(offer -> offer.funding().metered())
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(409, "unmetered_offer", "This offer pays from no budget.")));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What cannot be a slug names nothing. */
    private static <T> T slug(String text, Function<String, T> parse, String code) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw unknown(code);
        }
    }

    private static ProblemException unknown(String code) {
        return new ProblemException(404, code, "There is nothing of this slug.");
    }
}
