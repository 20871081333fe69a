package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.attribution.decision.Plan;
import io.clicktrail.attribution.ledger.Posting;
import io.clicktrail.attribution.offer.Seat;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/**
 * What was decided, ready to be written and said.
 *
 * @param traces of the people whom it concerns
 */
record Decided(Plan plan, Promotions promotions, Map<Long, Trace> traces, Instant at) {

    List<Begun> begun() {
        return plan.begun().stream()
                .map(standing -> new Begun(standing, promotions.windowsOf(standing), promotions.starsOf(standing)))
                .toList();
    }

    /** Whose clicks keep no place any more: they have one, or stand in line. */
    List<ClickId> begunClicks() {
        return plan.begun().stream()
                .map(standing -> standing.conversion().click())
                .toList();
    }

    /** Places of caps that come free. */
    List<Seat> freed() {
        return plan.noLongerPaid().stream()
                .filter(promotions::rations)
                .map(standing -> new Seat(standing.conversion().offer(), promotions.windowsOf(standing)))
                .toList();
    }

    /** Stars that are earned, or come free. */
    List<Posting> postings() {
        return plan.changes().stream()
                .flatMap(change -> Posting.of(change).stream())
                .filter(posting -> promotions.meters(posting.conversion()))
                .toList();
    }

    /** Offers of which places or Stars come free or are wanted. */
    List<Offer> contested() {
        Set<OfferId> contested = Stream.concat(plan.noLongerPaid().stream(), plan.begun().stream())
                .filter(promotions::rations)
                .map(standing -> standing.conversion().offer())
                .collect(Collectors.toSet());
        return promotions.terms().stream()
                .filter(offer -> contested.contains(offer.id()))
                .toList();
    }

    /** In the order in which it must be heard: what ends, and what begins. */
    List<Outgoing> announcements() {
        return Sayings.of(plan.announcements(), traces);
    }
}
