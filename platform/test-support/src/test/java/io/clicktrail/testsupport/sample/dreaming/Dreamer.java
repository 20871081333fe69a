package io.clicktrail.testsupport.sample.dreaming;

import java.time.Instant;
import java.util.UUID;

/** Pure by its name, and yet it asks the clock and chance. */
class Dreamer {
    String dream() {
        return UUID.randomUUID() + " at " + Instant.now();
    }
}
