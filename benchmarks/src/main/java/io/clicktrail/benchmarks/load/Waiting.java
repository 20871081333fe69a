package io.clicktrail.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Waiting() {}

    /** Until that {@link System#nanoTime}. */
    public static void untilNanoTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** For a minute at the most. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    public static void until(String what, Duration patience, BooleanSupplier condition) {
        until(what, patience, PAUSE, condition);
    }

    /** @param pause between two looks: long where the look itself costs those who are measured */
    public static void until(String what, Duration patience, Duration pause, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it did not come true in time that " + what);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
