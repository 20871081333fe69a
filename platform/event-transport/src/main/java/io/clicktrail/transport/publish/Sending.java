package io.clicktrail.transport.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EncodedEvent;

/** An event on its way to Kafka. Completes on the broker's acknowledgement. */
final class Sending extends CompletableFuture<Void> implements Callback {

    private final EncodedEvent event;
    private final long since = System.nanoTime();
    /** Either it is taken to Kafka's client, or taken away before: never both. */
    private final AtomicBoolean taken = new AtomicBoolean();

    Sending(EncodedEvent event) {
        this.event = event;
    }

    EncodedEvent event() {
        return event;
    }

    long ageNanos(long now) {
        return now - since;
    }

    /** Whether the caller may have it: true once. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            complete(null);
        } else {
            completeExceptionally(failure);
        }
    }
}
