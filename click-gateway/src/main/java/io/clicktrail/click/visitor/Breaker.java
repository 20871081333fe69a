package io.clicktrail.click.visitor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** After some failures in a row nobody is asked for a while; then each failure closes the door again, a success opens it. */
final class Breaker {

    private final int failuresToOpen;
    private final long pauseNanos;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long openUntil;

    Breaker(int failuresToOpen, Duration pause) {
        this.failuresToOpen = failuresToOpen;
        this.pauseNanos = pause.toNanos();
    }

    /** @param nanos of a clock that only goes forward */
    boolean isOpen(long nanos) {
        return failures.get() >= failuresToOpen && nanos - openUntil < 0;
    }

    /** @return whether this failure is the one from which on nobody is asked */
    boolean failed(long nanos) {
        openUntil = nanos + pauseNanos;
        return failures.incrementAndGet() == failuresToOpen;
    }

    /** @return whether it was open */
    boolean succeeded() {
        return failures.get() != 0 && failures.getAndSet(0) >= failuresToOpen;
    }
}
