package io.clicktrail.bot.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** How often, and when, Telegram is asked about somebody of whom no join was heard. */
final class SweepRules {

    private final List<Duration> pauses;

    /** @param pauses before each question */
    SweepRules(List<Duration> pauses) {
        this.pauses = pauses;
    }

    /** Whether a membership would still be owed to their click. */
    static boolean worthAsking(Watch watch, Instant now) {
        return now.isBefore(watch.until());
    }

    /** How long to wait after a question that found no member; null where it was the last. */
    @Nullable
    Duration pauseAfter(DueWatch due, Instant now) {
        int next = due.asked() + 1;
        if (next >= pauses.size()) {
            return null;
        }
        Duration pause = pauses.get(next);
        return worthAsking(due.watch(), now.plus(pause)) ? pause : null;
    }
}
