package io.clicktrail.bot.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** At most so many in any stretch of time of that length. */
final class SlidingWindow {

    private final int limit;
    private final Duration length;
    private final ArrayDeque<Instant> taken = new ArrayDeque<>();

    SlidingWindow(int limit, Duration length) {
        this.limit = limit;
        this.length = length;
    }

    int room(Instant now) {
        while (!taken.isEmpty() && !taken.getFirst().plus(length).isAfter(now)) {
            taken.removeFirst();
        }
        return limit - taken.size();
    }

    void take(Instant now) {
        taken.addLast(now);
    }

    boolean isUnused(Instant now) {
        return room(now) == limit;
    }
}
