package io.clicktrail.transport.spool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.clicktrail.event.EncodedEvent;

/** An event on its way to the disk. */
public final class Spooling {

    private final EncodedEvent event;
    private final Consumer<Position> onWithdrawal;
    private final CompletableFuture<Position> written = new CompletableFuture<>();

    Spooling(EncodedEvent event, Consumer<Position> onWithdrawal) {
        this.event = event;
        this.onWithdrawal = onWithdrawal;
    }

    /** Completes when the disk has the event; fails with {@link SpoolFullException}. On the spool's own thread. */
    public CompletionStage<?> synced() {
        return written;
    }

    /** The event has reached Kafka after all: it is not written any more, or, once written, not sent. */
    public void withdraw() {
        if (!written.cancel(false) && !written.isCompletedExceptionally()) {
            onWithdrawal.accept(written.join());
        }
    }

    EncodedEvent event() {
        return event;
    }

    boolean isWithdrawn() {
        return written.isCancelled();
    }

    void writtenAt(Position position) {
        if (!written.complete(position)) {
            onWithdrawal.accept(position);
        }
    }

    void refuse(SpoolFullException reason) {
        written.completeExceptionally(reason);
    }
}
