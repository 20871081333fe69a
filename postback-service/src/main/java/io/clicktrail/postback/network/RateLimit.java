package io.clicktrail.postback.network;

import java.time.Duration;

/**
 * How often a network may be called: evenly, by all replicas together. After a pause those of one second may come at once.
 *
 * @param count at least 1
 * @param per whole seconds, up to a day
 */
public record RateLimit(int count, Duration per) {

    private static final int MOST = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Whether it can be kept. */
    boolean makesSense() {
        return count >= 1 && count <= MOST && per.toSeconds() >= 1 && per.getNano() == 0 && per.compareTo(LONGEST) <= 0;
    }
}
