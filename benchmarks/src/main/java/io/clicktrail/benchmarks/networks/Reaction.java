package io.clicktrail.benchmarks.networks;

/** What a stand-in does about a call that it has read. */
enum Reaction {
    TAKEN,
    /** A 200 with a body of 10 MB. */
    TAKEN_WITH_A_LOT,
    /** A 200 at once, and then a body byte by byte. */
    TAKEN_DRIPPING,
    /** A 200 when nobody waits for it any more. */
    TAKEN_LATE,
    ERROR,
    /** A 503 with a body of 10 MB. */
    ERROR_WITH_A_LOT,
    /** A 429 with seconds in {@code Retry-After}. */
    BUSY_FOR_SECONDS,
    /** A 429 with a date in {@code Retry-After}. */
    BUSY_UNTIL_DATE,
    /** No answer, as long as the caller waits. */
    SILENCE,
    RESET,
    /** A status line at once, and then headers that never end. */
    DRIPPING_HEAD,
    /** A 301 to elsewhere. */
    MOVED,
    /** A 403. */
    REFUSED,
    /** A 410. */
    GONE;

    /** Whether the caller is told in time that it was taken: whoever repeats such a call has no reason to. */
    boolean takesInTime() {
        return switch (this) {
            case TAKEN, TAKEN_WITH_A_LOT, TAKEN_DRIPPING -> true;
            case TAKEN_LATE,
                    ERROR,
                    ERROR_WITH_A_LOT,
                    BUSY_FOR_SECONDS,
                    BUSY_UNTIL_DATE,
                    SILENCE,
                    RESET,
                    DRIPPING_HEAD,
                    MOVED,
                    REFUSED,
                    GONE -> false;
        };
    }
}
