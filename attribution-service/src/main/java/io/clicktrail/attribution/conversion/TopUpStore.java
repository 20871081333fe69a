package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.ledger.LedgerStore;
import io.clicktrail.attribution.ledger.TopUp;
import io.clicktrail.attribution.offer.SeatStore;
import io.clicktrail.event.Offer;

/** Money comes in: a transaction of its own, in which those who waited for it are paid first. */
@Repository
public class TopUpStore {

    private final LedgerStore ledger;
    private final SeatStore seats;
    private final SeatingStore seating;
    private final TransactionalOperator transactions;

    TopUpStore(LedgerStore ledger, SeatStore seats, SeatingStore seating, TransactionalOperator transactions) {
        this.ledger = ledger;
        this.seats = seats;
        this.seating = seating;
        this.transactions = transactions;
    }

    /** Whether the payment is new; nothing happens where its key is known. */
    public Mono<Boolean> topUp(TopUp topUp, Offer offer, Instant now) {
        return seats.lock(List.of(offer.id()))
                .then(Mono.defer(() -> ledger.topUp(topUp, now)))
                .delayUntil(added -> added ? seating.seat(List.of(offer), Map.of(), now) : Mono.empty())
                .as(transactions::transactional);
    }
}
