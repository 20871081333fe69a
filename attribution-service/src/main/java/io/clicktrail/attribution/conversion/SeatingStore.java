package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.decision.Announcements;
import io.clicktrail.attribution.ledger.LedgerStore;
import io.clicktrail.attribution.ledger.Posting;
import io.clicktrail.attribution.offer.SeatStore;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.Offer;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.trace.Trace;

/** Gives the places and the Stars that are free to those who wait for them, in the caller's transaction. */
@Repository
class SeatingStore {

    private final ConversionStore conversions;
    private final LedgerStore ledger;
    private final SeatStore seats;
    private final Outbox outbox;

    SeatingStore(ConversionStore conversions, LedgerStore ledger, SeatStore seats, Outbox outbox) {
        this.conversions = conversions;
        this.ledger = ledger;
        this.seats = seats;
        this.outbox = outbox;
    }

    /**
     * Seats whom these offers can pay, says so, and closes or opens the offers by what is then left. They must be locked.
     */
    Mono<Void> seat(Collection<Offer> offers, Map<Long, Trace> traces, Instant now) {
        if (offers.isEmpty()) {
            return Mono.empty();
        }
        return conversions
                .seat(offers, now)
                .filter(seated -> !seated.isEmpty())
                .flatMap(seated -> payFor(seated, traces, now))
                .then(seats.refresh(offers, now));
    }

    private Mono<Void> payFor(List<Seated> seated, Map<Long, Trace> traces, Instant now) {
        List<ConversionEvent> events = seated.stream()
                .flatMap(each -> Announcements.ofBeginning(each.standing()).stream())
                .toList();
        List<Posting> postings = seated.stream()
                .filter(Seated::metered)
                .flatMap(each -> Posting.ofSeated(each.standing()).stream())
                .toList();
        return ledger.post(postings, now).then(outbox.add(Sayings.of(events, traces)));
    }
}
