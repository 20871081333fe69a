package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a fixed rate, whatever the server does. Latency counts from the moment a request was due, not from the
 * moment it could be sent: a server that stalls is charged for all that waited (no coordinated omission).
 */
public record OpenLoop(double p50Millis, double p99Millis, double p999Millis, int answered, int failed) {

    private static final int CONNECTIONS = 128;
    private static final int REDIRECT = 302;
    private static final int TIMEOUT_MILLIS = 5_000;

    public static OpenLoop run(URI target, int perSecond, Duration time) throws InterruptedException {
        int total = Math.toIntExact(perSecond * time.toSeconds());
        long[] nanos = new long[total];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        long start = System.nanoTime() + Duration.ofMillis(100).toNanos();
        try (var connections = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.execute(() -> carry(target, perSecond, start, next, nanos, failed));
            }
        }
        return summary(nanos, failed.get());
    }

    private static void carry(
            URI target, int perSecond, long start, AtomicInteger next, long[] nanos, AtomicInteger failed) {
        String path = pathOf(target);
        Connection connection = null;
        for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
            long due = start + i * 1_000_000_000L / perSecond;
            waitUntil(due);
            try {
                connection = connection == null ? Connection.to(target, TIMEOUT_MILLIS) : connection;
                if (connection.get(path).status() != REDIRECT) {
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

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static String pathOf(URI target) {
        return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }

    private static OpenLoop summary(long[] nanos, int failed) {
        long[] answered = Arrays.stream(nanos).filter(n -> n > 0).sorted().toArray();
        return new OpenLoop(
                quantile(answered, 0.5), quantile(answered, 0.99), quantile(answered, 0.999), answered.length, failed);
    }

    private static double quantile(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
