package io.clicktrail.transport.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.transport.Deadlines;
import io.clicktrail.transport.spool.Spool;

/**
 * An event on its way to being durable: by Kafka, or by the spool when Kafka fails or takes longer than its budget.
 * Whichever has it first completes this; an acknowledgement that comes late still spares Kafka a duplicate.
 */
final class Publication extends CompletableFuture<Durability> implements Deadlines.Expiring {

    private final EncodedEvent event;
    private final Spool spool;
    private final Breaker breaker;
    private final long budgetNanos;
    private final long since = System.nanoTime();
    private final AtomicBoolean redirected = new AtomicBoolean();
    private @Nullable Sending sending;

    Publication(EncodedEvent event, Spool spool, Breaker breaker, long budgetNanos) {
        this.event = event;
        this.spool = spool;
        this.breaker = breaker;
        this.budgetNanos = budgetNanos;
    }

    /** Not called for an event that goes straight to the spool. */
    void sendBy(EventPublisher publisher) {
        Sending sent = publisher.send(event);
        sending = sent;
        sent.whenComplete((done, failure) -> {
            if (failure == null) {
                acknowledged();
            } else {
                failed(failure);
            }
        });
    }

    private void acknowledged() {
        if (ageNanos() <= budgetNanos) {
            breaker.acknowledged();
        }
        complete(Durability.BROKER);
    }

    private void failed(Throwable failure) {
        if (failure instanceof RecordTooLargeException) {
            completeExceptionally(failure);
        } else {
            expire();
        }
    }

    long ageNanos() {
        return System.nanoTime() - since;
    }

    @Override
    public long leftNanos(long now) {
        return budgetNanos - (now - since);
    }

    /** Kafka has had its time. */
    @Override
    public void expire() {
        if (!isDone() && redirected.compareAndSet(false, true)) {
            breaker.missed(System.nanoTime());
            spool(stillUnderWay());
        }
    }

    /** An event that Kafka's client has not seen yet is taken back; one that it has may still arrive. */
    private @Nullable Sending stillUnderWay() {
        return sending == null || sending.take() || sending.isCompletedExceptionally() ? null : sending;
    }

    /** Not waiting for Kafka at all. */
    void spool() {
        spool(null);
    }

    private void spool(@Nullable Sending underWay) {
        spool.append(event, underWay).synced().whenComplete((position, failure) -> {
            if (failure == null) {
                complete(Durability.SPOOL);
            } else {
                completeExceptionally(failure);
            }
        });
    }
}
