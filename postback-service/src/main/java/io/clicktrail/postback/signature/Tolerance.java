package io.clicktrail.postback.signature;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the time in a message may be from ours. Both are taken in whole seconds, as senders write them, and the bounds
 * themselves are admitted: of 300 s, 300 is and 301 is not.
 */
public record Tolerance(Duration past, Duration future) {

    private static final Duration FIVE_MINUTES = Duration.ofSeconds(300);

    /** As Standard Webhooks has it. */
    public static final Tolerance BOTH_WAYS = new Tolerance(FIVE_MINUTES, FIVE_MINUTES);

    /** As Stripe's own libraries have it: a time to come, however far, is admitted. */
    public static final Tolerance PAST_ONLY = new Tolerance(FIVE_MINUTES, Duration.ofSeconds(Long.MAX_VALUE));

    /** @param epochSecond as the message has it */
    public boolean admits(long epochSecond, Instant now) {
        long age = Math.subtractExact(now.getEpochSecond(), clamped(epochSecond));
        return age <= past.toSeconds() && -age <= future.toSeconds();
    }

    /** Far beyond any time, and near enough for arithmetic. */
    private static long clamped(long epochSecond) {
        return Math.clamp(epochSecond, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
    }
}
