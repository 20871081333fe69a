package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * When a delivery is attempted: as many times as there are delays, each counted from the end of the attempt before it
 * (the first from the planning).
 *
 * @param delays the first is usually zero
 * @param jitter how far a delay may stray, as a part of itself: 0.2 is 80 % to 120 %
 * @param timeScale every delay is multiplied by it; 1 but in tests and trials
 */
public record RetrySchedule(List<Duration> delays, double jitter, double timeScale) {

    public RetrySchedule {
        delays = List.copyOf(delays);
    }

    Duration first() {
        return scaled(delays.getFirst());
    }

    /**
     * The pause before the next attempt, or null where there is none. The network's {@code Retry-After} prolongs a
     * pause, up to the longest of the schedule; it never shortens one.
     *
     * @param attempts how many there have been, at least 1
     * @param chance from 0 to 1
     */
    public @Nullable Duration next(int attempts, @Nullable Duration retryAfter, double chance) {
        if (attempts >= delays.size()) {
            return null;
        }
        Duration jittered = times(delays.get(attempts), 1 - jitter + 2 * jitter * chance);
        return scaled(retryAfter == null ? jittered : longer(jittered, shorter(retryAfter, longest())));
    }

    private Duration longest() {
        return delays.stream().reduce(Duration.ZERO, RetrySchedule::longer);
    }

    private Duration scaled(Duration delay) {
        return times(delay, timeScale);
    }

    private static Duration times(Duration delay, double factor) {
        return Duration.ofNanos(Math.round(delay.toNanos() * factor));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
