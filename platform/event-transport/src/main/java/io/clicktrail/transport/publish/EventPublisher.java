package io.clicktrail.transport.publish;

import io.clicktrail.event.EncodedEvent;
import reactor.core.publisher.Mono;

/**
 * Sends to Kafka and says when all in-sync replicas have it. Never blocks its caller: the send itself, which may block
 * on metadata or a full buffer, happens on a bounded worker.
 */
public final class EventPublisher {

    /** Completes on the broker's acknowledgement; fails when it does not come in time. */
    public Mono<Void> publish(EncodedEvent event) {
        throw new UnsupportedOperationException();
    }
}
