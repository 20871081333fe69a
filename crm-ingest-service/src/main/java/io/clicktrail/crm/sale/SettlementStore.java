package io.clicktrail.crm.sale;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.crm.deal.DealStore;
import io.clicktrail.event.Lead;
import io.clicktrail.event.TrackingEvent;

/** Makes the sales of leads agree with their histories. Runs within the caller's transaction, which locks the leads. */
@Component
public class SettlementStore {

    private final DealStore deals;
    private final SaleStore sales;
    private final SaleRules rules;
    private final SaleWords words;

    SettlementStore(DealStore deals, SaleStore sales, SaleRules rules, SaleWords words) {
        this.deals = deals;
        this.sales = sales;
        this.rules = rules;
        this.words = words;
    }

    /** Answers with what is to be said of it. */
    public Mono<List<TrackingEvent>> settle(Collection<Lead> leads) {
        return Flux.fromIterable(leads)
                .concatMap(this::settle)
                .flatMapIterable(changes -> changes)
                .flatMapIterable(words::of)
                .collectList();
    }

    private Mono<List<SaleChange>> settle(Lead lead) {
        return deals.history(lead)
                .zipWhen(_ -> sales.ofLead(lead), rules::settle)
                .flatMap(changes -> sales.save(changes).thenReturn(changes));
    }
}
