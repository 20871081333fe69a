package io.clicktrail.transport.inbox;

import java.time.Duration;
import java.util.Arrays;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.clicktrail.event.Topic;

/**
 * @param keep how long an event is remembered; longer than topics keep it, or its replay would have a second effect
 * @param purgeInterval how often what is older is forgotten
 */
@ConfigurationProperties("clicktrail.inbox")
public record InboxSettings(
        @DefaultValue("40d") Duration keep,
        @DefaultValue("1h") Duration purgeInterval) {

    private static final Duration LONGEST_RETENTION = Arrays.stream(Topic.values())
            .map(Topic::retention)
            .max(Duration::compareTo)
            .orElseThrow();
    private static final Duration LEAST_PURGE_INTERVAL = Duration.ofMillis(100);

    public InboxSettings {
        if (keep.compareTo(LONGEST_RETENTION) <= 0) {
            throw new IllegalArgumentException(
                    "clicktrail.inbox.keep must be longer than the retention of the topics, " + LONGEST_RETENTION);
        }
        if (purgeInterval.compareTo(LEAST_PURGE_INTERVAL) < 0) {
            throw new IllegalArgumentException("clicktrail.inbox.purge-interval must be at least 100 ms");
        }
    }
}
