package io.clicktrail.transport.consume;

import java.util.Set;

import reactor.core.publisher.Mono;

import io.clicktrail.event.Topic;

/**
 * What a service does with the events of a poll. Every bean of this type gets a consumer group of its own.
 *
 * <p>Delivery is at least once, in order within a key. Offsets are committed after {@link #on} has completed. A batch
 * whose Mono fails on infrastructure (database away, serialization failure) is tried again, for ever, with a growing
 * pause; one that fails on its content is taken apart until the event at fault is found and put aside as a dead letter.
 */
public interface EventBatchListener {

    /** Short name of the consumer group; the service's name is put before it. It never changes. */
    String group();

    Set<Topic> topics();

    /** Completes when the effects of the whole batch are committed. Must be repeatable. */
    Mono<Void> on(EventBatch batch);
}
