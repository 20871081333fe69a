package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.clicktrail.benchmarks.load.Connection;

/** Asks the gateway something that needs only its event loop, fifty times a second, and notes how long it took. */
final class Probe implements AutoCloseable {

    private static final int MILLIS_BETWEEN = 20;
    private static final int TIMEOUT_MILLIS = 5_000;

    private final URI gateway;
    private final Downtimes downtimes;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile long answeredAt;
    private long[] nanos = new long[1 << 12];
    private int count;

    private Probe(URI gateway, Downtimes downtimes) {
        this.gateway = gateway;
        this.downtimes = downtimes;
        this.thread = Thread.ofPlatform().name("probe").unstarted(this::probe);
    }

    static Probe start(URI gateway, Downtimes downtimes) {
        Probe probe = new Probe(gateway, downtimes);
        probe.thread.start();
        return probe;
    }

    private void probe() {
        Connection connection = null;
        try {
            while (!stopped.await(MILLIS_BETWEEN, TimeUnit.MILLISECONDS)) {
                long from = System.nanoTime();
                try {
                    connection = connection == null ? Connection.to(gateway, TIMEOUT_MILLIS) : connection;
                    connection.get("/click/no-such-offer");
                    answered(from, System.nanoTime());
                } catch (IOException e) {
                    connection = null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(long from, long to) {
        answeredAt = to;
        if (!downtimes.touch(from, to)) {
            nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
            nanos[count++] = to - from;
        }
    }

    /** Whether it was answered since then. */
    boolean answeredSince(long moment) {
        return answeredAt > moment;
    }

    /** After {@link #close()}: sorted, in nanoseconds. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
