package io.clicktrail.crm.hook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a hook ended: every hook ends in exactly one of these. */
enum Outcome {
    /** It told something new. */
    APPLIED,
    /** All of it was known. */
    DUPLICATE,
    /** It tells nothing that concerns us. */
    IGNORED,
    /** Somebody must look at it: something in it was not understood. */
    NEEDS_REVIEW;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> find(String wireName) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.wireName().equals(wireName))
                .findFirst();
    }

    /** @param added how many of its changes were new */
    static Outcome of(Reading reading, int added) {
        if (reading.flaw() != null) {
            return NEEDS_REVIEW;
        }
        if (reading.changes().isEmpty()) {
            return IGNORED;
        }
        return added > 0 ? APPLIED : DUPLICATE;
    }
}
