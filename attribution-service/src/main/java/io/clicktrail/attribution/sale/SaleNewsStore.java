package io.clicktrail.attribution.sale;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.fact.FactStore;
import io.clicktrail.attribution.fact.PersonStore;
import io.clicktrail.event.PurchaseEvent;
import io.clicktrail.transport.consume.Delivered;

/** Keeps what is told of sales, and decides about them in the same transaction. */
@Repository
class SaleNewsStore {

    private final SaleStore sales;
    private final SaleCreditStore credits;
    private final FactStore facts;
    private final PersonStore people;
    private final TransactionalOperator transactions;
    private final InstantSource clock;

    SaleNewsStore(
            SaleStore sales,
            SaleCreditStore credits,
            FactStore facts,
            PersonStore people,
            TransactionalOperator transactions,
            InstantSource clock) {
        this.sales = sales;
        this.credits = credits;
        this.facts = facts;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whoever keeps a click, or a start, of those that are named here waits until this is over, or is waited for. */
    Mono<Void> hear(List<Delivered<PurchaseEvent>> deliveries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SaleNews news = SaleNews.of(deliveries, now);
        if (news.isEmpty()) {
            return Mono.empty();
        }
        Mono<Void> decided = facts.await(news.clicks())
                .then(Mono.defer(() -> sales.add(news.others())))
                .then(Mono.defer(() -> people.lock(news.users())))
                .then(Mono.defer(() -> credits.decide(news.traces(), now)))
                .as(transactions::transactional);
        return sales.addNamedByNetworks(news.namedByNetworks()).then(decided);
    }
}
