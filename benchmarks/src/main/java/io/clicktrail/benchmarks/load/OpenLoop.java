package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests at a fixed rate, whatever the server does. Latency counts from the moment a request was due, not from the
 * moment it could be sent: a server that stalls is charged for all that waited (no coordinated omission).
 *
 * @param begun when the first was due
 */
public record OpenLoop(Quantiles millis, int failed, Instant begun, int perSecond) {

    private static final int CONNECTIONS = 128;
    private static final int REDIRECT = 302;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Duration LEAD = Duration.ofMillis(100);

    /** @param target to which each request adds its number, from 0 on */
    public static OpenLoop run(URI target, int perSecond, Duration time) {
        long[] nanos = new long[Math.toIntExact(perSecond * time.toSeconds())];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Instant begun = Instant.now().plus(LEAD);
        long start = System.nanoTime() + LEAD.toNanos();
        try (var connections = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.execute(() -> carry(target, perSecond, start, next, nanos, failed));
            }
        }
        return new OpenLoop(Quantiles.ofNanos(nanos), failed.get(), begun, perSecond);
    }

    /** When the request of that number was due. */
    public Instant due(int number) {
        return begun.plusNanos(number * 1_000_000_000L / perSecond);
    }

    private static void carry(
            URI target, int perSecond, long start, AtomicInteger next, long[] nanos, AtomicInteger failed) {
        String path = target.getRawPath() + '?' + target.getRawQuery();
        Connection connection = null;
        for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
            long due = start + i * 1_000_000_000L / perSecond;
            Waiting.untilNanoTime(due);
            try {
                connection = connection == null ? Connection.to(target, TIMEOUT_MILLIS) : connection;
                if (connection.get(path + i, Browser.headersOfAnother()).status() != REDIRECT) {
                    throw new IOException("not a redirect");
                }
                nanos[i] = System.nanoTime() - due;
            } catch (IOException e) {
                failed.incrementAndGet();
                connection = null;
            }
        }
        if (connection != null) {
            connection.close();
        }
    }
}
