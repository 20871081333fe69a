package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import io.clicktrail.benchmarks.load.Connection;
import io.clicktrail.benchmarks.load.Connection.Answer;

/** People who click at a steady rate, whatever happens to the gateway, and remember the token of every redirect. */
final class Visitors implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int REDIRECT = 302;
    private static final int UNAVAILABLE = 503;
    private static final String COME_AGAIN = "503 with Retry-After";
    private static final String TOKEN = "?start=";
    private static final String PAGES_WANTED = "Accept: text/html\r\n";

    private final URI gateway;
    private final long nanosBetween;
    private final LongFunction<String> click;
    private final long start = System.nanoTime();
    private final AtomicLong next = new AtomicLong();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean walking = true;

    /** A visitor who was not sent on: when they came, when they gave up, and what they saw. */
    record Failure(long fromNanos, long toNanos, String reason) {

        /** Whether they were asked to come again, and told when. */
        boolean comeAgain() {
            return reason.equals(COME_AGAIN);
        }
    }

    private Visitors(URI gateway, int perSecond, LongFunction<String> click) {
        this.gateway = gateway;
        this.nanosBetween = 1_000_000_000L / perSecond;
        this.click = click;
    }

    static Visitors walk(URI gateway, int perSecond) {
        return walk(gateway, perSecond, number -> "/click/campaign?uid=visit-" + number + "&sub1=" + number % 7);
    }

    /** @param click path and query of the visitor of that number */
    static Visitors walk(URI gateway, int perSecond, LongFunction<String> click) {
        Visitors visitors = new Visitors(gateway, perSecond, click);
        for (int i = 0; i < CONNECTIONS; i++) {
            visitors.threads.execute(visitors::walkOneByOne);
        }
        return visitors;
    }

    private void walkOneByOne() {
        Connection connection = null;
        while (walking) {
            long number = next.getAndIncrement();
            waitUntil(start + number * nanosBetween);
            connection = visit(number, connection);
        }
        if (connection != null) {
            connection.close();
        }
    }

    private @Nullable Connection visit(long number, @Nullable Connection existing) {
        long from = System.nanoTime();
        Connection connection = existing;
        try {
            connection = connection == null ? Connection.to(gateway, TIMEOUT_MILLIS) : connection;
            Answer answer = connection.get(click.apply(number), PAGES_WANTED);
            if (answer.status() == REDIRECT) {
                tokens.add(answer.location().substring(answer.location().indexOf(TOKEN) + TOKEN.length()));
            } else {
                failures.add(new Failure(from, System.nanoTime(), reason(answer)));
            }
            return connection;
        } catch (IOException e) {
            failures.add(new Failure(from, System.nanoTime(), String.valueOf(e.getMessage())));
            if (connection != null) {
                connection.close();
            }
            return null;
        }
    }

    private static String reason(Answer answer) {
        boolean comeAgain =
                answer.status() == UNAVAILABLE && !answer.retryAfter().isEmpty();
        return comeAgain ? COME_AGAIN : "status " + answer.status();
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Tokens of all redirects that were read to their end. */
    Set<String> tokens() {
        return tokens;
    }

    boolean anyFailed() {
        return !failures.isEmpty();
    }

    List<Failure> failures() {
        return new ArrayList<>(failures);
    }

    @Override
    public void close() {
        walking = false;
        threads.close();
    }
}
