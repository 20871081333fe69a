package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.attribution.decision.Announcements;
import io.clicktrail.attribution.decision.Plan;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.offer.Seat;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.ConversionEvent.ActionExpired;
import io.clicktrail.event.ConversionEvent.ActionParked;
import io.clicktrail.event.ConversionEvent.CreditEvent;
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
                .map(standing -> new Begun(standing, promotions.windowOf(standing)))
                .toList();
    }

    /** Places of caps that come free. */
    List<Seat> freed() {
        return plan.noLongerPaid().stream()
                .filter(promotions::countsPlaceOf)
                .map(standing -> new Seat(standing.conversion().offer(), promotions.windowOf(standing)))
                .toList();
    }

    /** Offers of whose caps places come free or are wanted. */
    List<Offer> contested() {
        Set<OfferId> contested = Stream.concat(plan.noLongerPaid().stream(), plan.begun().stream())
                .filter(promotions::countsPlaceOf)
                .map(standing -> standing.conversion().offer())
                .collect(Collectors.toSet());
        return promotions.terms().stream()
                .filter(offer -> contested.contains(offer.id()))
                .toList();
    }

    /** In the order in which it must be heard: what ends, what begins, who gets the places that came free. */
    List<Outgoing> announcements(Collection<Standing> seated) {
        return Stream.concat(
                        plan.announcements().stream(),
                        seated.stream().flatMap(standing -> Announcements.ofBeginning(standing).stream()))
                .map(event -> new Outgoing(event, traceOf(event)))
                .toList();
    }

    /** Somebody who waited for a place is none of those whom the news concern. */
    private Trace traceOf(ConversionEvent event) {
        Trace trace = traces.get(userOf(event));
        return trace == null ? Trace.start() : trace;
    }

    private static long userOf(ConversionEvent event) {
        return switch (event) {
            case CreditEvent credit -> credit.conversion().user();
            case ActionParked parked -> parked.user();
            case ActionExpired expired -> expired.user();
        };
    }
}
