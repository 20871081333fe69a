package io.clicktrail.transport.publish;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether it makes sense to wait for Kafka. Opens after some misses of the budget in a row; closes when an event,
 * whoever sent it, is acknowledged within the budget.
 */
final class Breaker {

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);

    private final int mostMisses;
    private final long probeNanos;
    private final AtomicInteger misses = new AtomicInteger();
    private final AtomicLong probedAt = new AtomicLong();
    private volatile boolean open;

    Breaker(int mostMisses, long probeNanos) {
        this.mostMisses = mostMisses;
        this.probeNanos = probeNanos;
    }

    boolean isOpen() {
        return open;
    }

    void acknowledged() {
        if (misses.get() != 0) {
            misses.set(0);
        }
        if (open) {
            open = false;
            log.info("Kafka answers in time again: events go to it directly");
        }
    }

    void missed(long now) {
        if (misses.incrementAndGet() >= mostMisses && !open) {
            probedAt.set(now);
            open = true;
            log.warn("Kafka does not answer in time: events go to the spool");
        }
    }

    /** Whether the caller is the one who may try Kafka now, though the breaker is open: once in each interval. */
    boolean mayProbe(long now) {
        long last = probedAt.get();
        return now - last >= probeNanos && probedAt.compareAndSet(last, now);
    }
}
