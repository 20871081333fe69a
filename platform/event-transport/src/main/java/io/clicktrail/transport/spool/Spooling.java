package io.clicktrail.transport.spool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EncodedEvent;

/** An event on its way to the disk. */
public final class Spooling {

    private final EncodedEvent event;
    private final @Nullable CompletableFuture<Void> underWay;
    private final CompletableFuture<Position> written = new CompletableFuture<>();

    /** @param underWay the outcome of an earlier try to bring the event to Kafka, which may still succeed */
    Spooling(EncodedEvent event, @Nullable CompletableFuture<Void> underWay) {
        this.event = event;
        this.underWay = underWay;
    }

    /** Completes when the event is durable; fails with {@link SpoolFullException}. On the spool's own thread. */
    public CompletionStage<?> synced() {
        return written;
    }

    EncodedEvent event() {
        return event;
    }

    @Nullable
    CompletableFuture<Void> underWay() {
        return underWay;
    }

    /** Kafka has it by now, so the disk need not. */
    boolean hasArrived() {
        return underWay != null && underWay.isDone() && !underWay.isCompletedExceptionally();
    }

    void writtenAt(Position position) {
        written.complete(position);
    }

    void refuse(SpoolFullException reason) {
        written.completeExceptionally(reason);
    }
}
