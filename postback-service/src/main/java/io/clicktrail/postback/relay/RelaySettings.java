package io.clicktrail.postback.relay;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How calls of sources are taken in.
 *
 * @param keep how long calls are kept that nobody must look at; longer than any sender repeats its own
 * @param readInterval how often those are read that wait for it
 */
@ConfigurationProperties("postback.relay")
record RelaySettings(
        @DefaultValue("90d") Duration keep,
        @DefaultValue("1s") Duration readInterval) {

    private static final Duration LEAST = Duration.ofDays(7);

    RelaySettings {
        if (keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("postback.relay.keep must be at least 7 days");
        }
        if (readInterval.toMillis() < 10) {
            throw new IllegalArgumentException("postback.relay.read-interval must be at least 10 ms");
        }
    }
}
