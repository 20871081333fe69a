package io.clicktrail.attribution.conversion;

import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.offer.SeatStore;
import io.clicktrail.transport.outbox.Outbox;

/** Writes down what was decided, and says it. */
@Repository
class DecisionStore {

    private final ConversionStore conversions;
    private final ActionStore actions;
    private final SeatStore seats;
    private final Outbox outbox;

    DecisionStore(ConversionStore conversions, ActionStore actions, SeatStore seats, Outbox outbox) {
        this.conversions = conversions;
        this.actions = actions;
        this.seats = seats;
        this.outbox = outbox;
    }

    /** Places come free before new credits queue for them, and are given when all who want one stand in the queue. */
    Mono<Void> carryOut(Decided decided) {
        return conversions
                .revise(decided.plan().revised())
                .then(seats.free(decided.freed()))
                .then(conversions.begin(decided.begun()))
                .then(actions.mark(decided.plan().marks()))
                .then(conversions.seat(decided.contested(), decided.at()))
                .flatMap(seated -> outbox.add(decided.announcements(seated)))
                .then(seats.refresh(decided.contested(), decided.at()));
    }
}
