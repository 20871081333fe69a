package io.clicktrail.transport.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.transport.spool.Spool;
import io.clicktrail.transport.spool.Spooling;

/**
 * An event on its way to being durable: by Kafka, or by the spool when Kafka fails or takes longer than its budget.
 * Whichever has it first completes this; an acknowledgement that comes late still spares the spool a duplicate.
 */
final class Publication extends CompletableFuture<Durability> {

    private final EncodedEvent event;
    private final Spool spool;
    private final Breaker breaker;
    private final long budgetNanos;
    private final long since = System.nanoTime();
    private final AtomicBoolean redirected = new AtomicBoolean();
    private @Nullable Sending sending;
    private volatile @Nullable Spooling spooling;
    private volatile boolean atBroker;

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
        atBroker = true;
        complete(Durability.BROKER);
        withdraw();
    }

    private void failed(Throwable failure) {
        if (failure instanceof RecordTooLargeException) {
            completeExceptionally(failure);
        } else {
            miss();
        }
    }

    long ageNanos() {
        return System.nanoTime() - since;
    }

    /** How much of the budget is left; not positive: it has expired. */
    long leftNanos(long now) {
        return budgetNanos - (now - since);
    }

    /** Kafka has had its time. */
    void miss() {
        if (!isDone() && redirected.compareAndSet(false, true)) {
            breaker.missed(System.nanoTime());
            dropSending();
            spool();
        }
    }

    /** An event that Kafka's client has not seen yet need not be sent there any more. */
    private void dropSending() {
        if (sending != null) {
            sending.take();
        }
    }

    void spool() {
        Spooling toDisk = spool.append(event);
        spooling = toDisk;
        toDisk.synced().whenComplete((position, failure) -> {
            if (failure == null) {
                complete(Durability.SPOOL);
            } else {
                completeExceptionally(failure);
            }
        });
        withdraw();
    }

    /** Whatever is in Kafka need not be sent there from the spool. */
    private void withdraw() {
        Spooling toDisk = spooling;
        if (atBroker && toDisk != null) {
            toDisk.withdraw();
        }
    }
}
