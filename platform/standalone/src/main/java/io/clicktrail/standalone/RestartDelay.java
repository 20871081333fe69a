package io.clicktrail.standalone;

import java.time.Duration;

/** How long a part that died waits before it is started again: at once the first time, then longer and longer. */
final class RestartDelay {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Who has lived so long has recovered, and its next death counts as the first. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    private static final int LONGEST_AFTER = 10;

    private RestartDelay() {}

    /** @param deaths in a row, this one included: 1 or more */
    static Duration after(int deaths) {
        var doubled = FIRST.multipliedBy(1L << Math.min(deaths - 1, LONGEST_AFTER));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** The number of deaths in a row, when one more comes after the time given. */
    static int deaths(int before, Duration lived) {
        return lived.compareTo(RECOVERED) < 0 ? before + 1 : 1;
    }
}
