package io.clicktrail.transport.outbox;

import java.util.Collection;
import java.util.List;

import reactor.core.publisher.Mono;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.transport.database.CallersTransaction;

/**
 * Says events exactly when the transaction that decides them commits. The relay then carries them to Kafka at least
 * once, with the same ids, in the order of their keys.
 *
 * <p>The order of a key is that of the calls, as long as those who speak about one key hold a lock on its row, as they
 * do who decide from its state.
 */
public final class Outbox {

    /** Kafka takes records of up to 1 MiB; the rest is for key and headers. */
    private static final int LARGEST_BODY = 1_000_000;

    private final EventCodec codec;
    private final OutboxStore store;

    Outbox(EventCodec codec, OutboxStore store) {
        this.codec = codec;
        this.store = store;
    }

    /**
     * Adds to the caller's transaction; fails outside of one. One statement for all. An event that already waits is
     * passed over.
     */
    public Mono<Void> add(Collection<Outgoing> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return CallersTransaction.required().then(Mono.defer(() -> store.add(encoded(events))));
    }

    private List<Addressed> encoded(Collection<Outgoing> events) {
        return events.stream().map(this::encoded).toList();
    }

    private Addressed encoded(Outgoing outgoing) {
        EncodedEvent event =
                codec.encode(outgoing.event(), outgoing.trace().child().headers());
        if (event.body().length > LARGEST_BODY) {
            throw new IllegalArgumentException("an event of " + event.body().length + " bytes is too large for Kafka");
        }
        return new Addressed(outgoing.event().id(), event);
    }
}
