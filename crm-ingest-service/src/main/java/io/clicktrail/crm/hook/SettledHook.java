package io.clicktrail.crm.hook;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.deal.DealWords;
import io.clicktrail.crm.deal.StatusChange;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.outbox.Outgoing;

/**
 * A hook whose effects are settled, to be kept and spoken of.
 *
 * @param added the changes of stage that were not known before
 * @param saleWords what is to be said of sales
 */
record SettledHook(ReadHook read, List<StatusChange> added, List<TrackingEvent> saleWords) {

    Outcome outcome() {
        return Outcome.of(read.reading(), added.size());
    }

    @Nullable
    Reason reason() {
        return read.reading().reason();
    }

    List<Outgoing> outgoing() {
        return Stream.concat(added.stream().map(DealWords::of), saleWords.stream())
                .map(event -> new Outgoing(event, read.trace()))
                .toList();
    }
}
