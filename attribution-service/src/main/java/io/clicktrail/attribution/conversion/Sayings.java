package io.clicktrail.attribution.conversion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.ConversionEvent.ActionExpired;
import io.clicktrail.event.ConversionEvent.ActionParked;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

/** Each event in the trace of its person. */
final class Sayings {

    private static final Long NOBODY = 0L;

    private Sayings() {}

    /** Somebody who waited for a place is none of those whom the news concern, and gets a trace of their own. */
    static List<Outgoing> of(Collection<ConversionEvent> events, Map<Long, Trace> traces) {
        return events.stream()
                .map(event -> new Outgoing(event, traces.getOrDefault(userOf(event), Trace.start())))
                .toList();
    }

    private static long userOf(ConversionEvent event) {
        return switch (event) {
            case CreditEvent credit -> credit.conversion().user();
            case ActionParked parked -> parked.user();
            case ActionExpired expired -> expired.user();
            case SaleStep step -> Objects.requireNonNullElse(step.sale().user(), NOBODY);
        };
    }
}
