package io.clicktrail.transport.spool;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.apache.kafka.common.errors.TimeoutException;

import io.clicktrail.event.EncodedEvent;

/** In place of Kafka: takes events, or does not. */
final class Mailbox implements SpoolSink {

    private static final CompletableFuture<Void> TAKEN = CompletableFuture.completedFuture(null);

    private final List<EncodedEvent> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile Function<EncodedEvent, CompletableFuture<Void>> answer = event -> TAKEN;

    static Mailbox open() {
        return new Mailbox();
    }

    static Mailbox shut() {
        var mailbox = new Mailbox();
        mailbox.shutNow();
        return mailbox;
    }

    void shutNow() {
        answer = event -> CompletableFuture.failedFuture(new TimeoutException("nobody answers"));
    }

    void openNow() {
        answer = event -> TAKEN;
    }

    void answerBy(Function<EncodedEvent, CompletableFuture<Void>> rule) {
        answer = rule;
    }

    @Override
    public CompletableFuture<Void> send(EncodedEvent event) {
        tries.incrementAndGet();
        CompletableFuture<Void> outcome = answer.apply(event);
        if (outcome.isDone() && !outcome.isCompletedExceptionally()) {
            received.add(event);
        }
        return outcome;
    }

    int tries() {
        return tries.get();
    }

    List<EncodedEvent> received() {
        return List.copyOf(received);
    }

    List<Integer> numbers() {
        return received.stream().map(Letters::number).toList();
    }
}
