package io.clicktrail.benchmarks.campaign;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Time in a campaign. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    /** Waits for a condition; after its patience it goes on, and the report says what is missing. */
    public static void until(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                say("gave up waiting: " + what);
                return;
            }
            rest(PAUSE);
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) { // whatever is away now may be back at the next look
            return false;
        }
    }

    public static void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    public static void say(String what) {
        System.out.printf("%tT %s%n", System.currentTimeMillis(), what);
    }
}
