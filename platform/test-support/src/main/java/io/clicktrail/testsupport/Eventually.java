package io.clicktrail.testsupport;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** The one way to wait in a test: asks again and again, goes on at once when it holds, tells the last reason if not. */
public final class Eventually {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private Eventually() {}

    /** Anything that throws while it does not hold yet, an AssertJ assertion above all. */
    @FunctionalInterface
    public interface Assertion {
        void check() throws Exception;
    }

    /** Returns when the assertion passes; after the time fails as the assertion did last. */
    public static void within(Duration patience, Assertion assertion) {
        var end = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        var failure = failureOf(assertion);
        while (failure != null && System.nanoTime() < end) {
            LockSupport.parkNanos(pause.toNanos());
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            failure = failureOf(assertion);
        }
        if (failure != null) {
            throw new AssertionError("not within " + patience + ": " + failure.getMessage(), failure);
        }
    }

    private static @Nullable Throwable failureOf(Assertion assertion) {
        try {
            assertion.check();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        } catch (Exception | AssertionError notYet) {
            return notYet;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
