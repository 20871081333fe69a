package io.clicktrail.transport;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Ends what does not end in time. All have the same budget, so whoever came first expires first: one queue and one thread
 * do for all of them, and nobody has to set a timer.
 */
public final class Deadlines implements Runnable {

    /** What is to end within the budget. */
    public interface Expiring {

        /** Whether it has ended by itself. */
        boolean isDone();

        /** @return how much of its budget is left at this {@link System#nanoTime()}; not positive: it has expired */
        long leftNanos(long now);

        /** Called once, soon after it has ended or expired; without effect on what has ended. */
        void expire();
    }

    private final long budgetNanos;
    private final Queue<Expiring> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private volatile @Nullable Thread thread;

    public Deadlines(Duration budget) {
        this.budgetNanos = budget.toNanos();
    }

    public void watch(Expiring expiring) {
        waiting.add(expiring);
    }

    /** The thread ends when the last one that is watched has ended. */
    public void close() {
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
        @Nullable Expiring first = waiting.peek();
        while (first != null) {
            long left = first.leftNanos(System.nanoTime());
            if (!first.isDone() && left > 0) {
                return left;
            }
            waiting.remove();
            first.expire();
            first = waiting.peek();
        }
        return budgetNanos;
    }
}
