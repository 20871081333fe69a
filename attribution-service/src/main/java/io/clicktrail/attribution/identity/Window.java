package io.clicktrail.attribution.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a click was a touch of what somebody did.
 *
 * @param until from then on it came too late
 */
public record Window(Instant from, Instant until) {

    /** Telegram tells whole seconds: a click within the second of the action came before it. */
    public static Window before(Instant actedAt, Duration length) {
        return new Window(
                actedAt.minus(length), actedAt.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
