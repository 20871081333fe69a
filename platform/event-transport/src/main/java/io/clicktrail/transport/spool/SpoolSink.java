package io.clicktrail.transport.spool;

import java.util.concurrent.CompletableFuture;

import io.clicktrail.event.EncodedEvent;

/** Where a spool is emptied to. */
@FunctionalInterface
public interface SpoolSink {

    /** Never blocks. Completes when the event is safe there; fails when it is not, and may be given it again. */
    CompletableFuture<Void> send(EncodedEvent event);
}
