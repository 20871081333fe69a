package io.clicktrail.transport.inbox;

import io.clicktrail.event.EventId;
import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Remembers, in the caller's transaction, which events have had their effect. */
public final class Inbox {

    /**
     * Those of the given events that have not been seen before, now marked as seen by this consumer. Belongs to the
     * caller's transaction: rolled back with it.
     */
    public Mono<Set<EventId>> unseen(String consumer, Collection<EventId> events) {
        throw new UnsupportedOperationException();
    }
}
