package io.clicktrail.transport.publish;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Ends what Kafka does not end in time. All have the same budget, so whoever came first expires first: one queue and
 * one thread do for all of them, and nobody has to set a timer.
 */
final class Deadlines implements Runnable {

    private final long budgetNanos;
    private final Queue<Publication> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private volatile @Nullable Thread thread;

    Deadlines(Duration budget) {
        this.budgetNanos = budget.toNanos();
    }

    void watch(Publication publication) {
        waiting.add(publication);
    }

    /** The thread ends when the last one that is watched has ended. */
    void close() {
        closing = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        long left = endExpired();
        while (!closing || !waiting.isEmpty()) {
            LockSupport.parkNanos(this, left);
            left = endExpired();
        }
    }

    /** How long it takes until the next one can expire: what is watched later expires later. */
    private long endExpired() {
        @Nullable Publication first = waiting.peek();
        while (first != null) {
            long left = first.leftNanos(System.nanoTime());
            if (!first.isDone() && left > 0) {
                return left;
            }
            waiting.remove();
            first.miss();
            first = waiting.peek();
        }
        return budgetNanos;
    }
}
