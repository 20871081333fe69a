package io.clicktrail.transport.publish;

import io.clicktrail.event.TrackingEvent;
import reactor.core.publisher.Mono;

/**
 * Makes an event durable within a small budget, whether Kafka answers or not. For gateways, whose callers must not
 * wait.
 *
 * <p>An event may reach Kafka twice (acknowledged late, and from the spool): always with the same id.
 */
public final class DurablePublisher {

    /**
     * Completes once the event is durable. The trace is taken from the Reactor context.
     *
     * <p>Fails with {@code SpoolFullException} when neither Kafka nor the spool can take it: then nothing may be
     * acknowledged to the caller.
     */
    public Mono<Durability> publish(TrackingEvent event) {
        throw new UnsupportedOperationException();
    }
}
