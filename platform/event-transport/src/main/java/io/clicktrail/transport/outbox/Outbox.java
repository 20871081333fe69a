package io.clicktrail.transport.outbox;

import java.util.Collection;
import reactor.core.publisher.Mono;

/**
 * Says events exactly when the transaction that decides them commits. The relay then carries them to Kafka at least
 * once, with the same ids, in the order of their keys.
 */
public final class Outbox {

    /** Adds to the caller's transaction; fails outside of one. One statement for all. */
    public Mono<Void> add(Collection<Outgoing> events) {
        throw new UnsupportedOperationException();
    }
}
