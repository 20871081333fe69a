package io.clicktrail.attribution.conversion;

import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.ledger.LedgerStore;
import io.clicktrail.attribution.offer.ReservationStore;
import io.clicktrail.attribution.offer.SeatStore;
import io.clicktrail.transport.outbox.Outbox;

/** Writes down what was decided, and says it. */
@Repository
class DecisionStore {

    private final ConversionStore conversions;
    private final ActionStore actions;
    private final LedgerStore ledger;
    private final SeatStore seats;
    private final SeatingStore seating;
    private final ReservationStore reservations;
    private final Outbox outbox;

    DecisionStore(
            ConversionStore conversions,
            ActionStore actions,
            LedgerStore ledger,
            SeatStore seats,
            SeatingStore seating,
            ReservationStore reservations,
            Outbox outbox) {
        this.conversions = conversions;
        this.actions = actions;
        this.ledger = ledger;
        this.seats = seats;
        this.seating = seating;
        this.reservations = reservations;
        this.outbox = outbox;
    }

    /**
     * Places and Stars come free before new credits queue for them, and are given when all who want some stand in the
     * queue.
     */
    Mono<Void> carryOut(Decided decided) {
        return conversions
                .revise(decided.plan().revised())
                .then(ledger.post(decided.postings(), decided.at()))
                .then(seats.free(decided.freed()))
                .then(conversions.begin(decided.begun()))
                .then(reservations.release(decided.begunClicks()))
                .then(actions.mark(decided.plan().marks()))
                .then(outbox.add(decided.announcements()))
                .then(seating.seat(decided.contested(), decided.traces(), decided.at()));
    }
}
