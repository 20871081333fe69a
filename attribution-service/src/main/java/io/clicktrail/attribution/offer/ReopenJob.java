package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Offer;

/** Opens exhausted offers again when the window in which they were full has passed. */
@Component
public class ReopenJob {

    private static final int MOST = 100;

    private final OfferStore offers;
    private final TransactionalOperator transactions;
    private final InstantSource clock;

    ReopenJob(OfferStore offers, TransactionalOperator transactions, InstantSource clock) {
        this.offers = offers;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Mono<Void> run() {
        Instant now = clock.instant();
        return offers.reopening(now, MOST)
                .flatMap(due -> offers.refresh(termsOf(due), now))
                .as(transactions::transactional);
    }

    private static List<Offer> termsOf(List<KnownOffer> offers) {
        return offers.stream().map(KnownOffer::terms).toList();
    }
}
