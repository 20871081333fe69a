package io.clicktrail.transport.consume;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service listens. Holds for each of its listeners.
 *
 * @param concurrency threads of a listener; partitions are shared among them and among the replicas
 * @param maxPollRecords how many events a batch has at most
 * @param breath how long news are left to gather after a batch that was not full: a rush then makes larger batches, not
 *     more of them, and what comes after a pause is not kept waiting
 * @param batchTimeout how long a batch may take before it counts as failed; above the statement timeout of the database
 * @param longestPause the pause between two tries of a batch grows up to this
 * @param lagInterval how often the lag is measured
 */
@ConfigurationProperties("clicktrail.consume")
public record ConsumeSettings(
        @DefaultValue("2") int concurrency,
        @DefaultValue("500") int maxPollRecords,
        @DefaultValue("5ms") Duration breath,
        @DefaultValue("30s") Duration batchTimeout,
        @DefaultValue("10s") Duration longestPause,
        @DefaultValue("10s") Duration lagInterval) {

    private static final Duration LONGEST_BREATH = Duration.ofSeconds(1);
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(2);

    public ConsumeSettings {
        require(concurrency >= 1 && concurrency <= 64, "clicktrail.consume.concurrency must be from 1 to 64");
        require(
                maxPollRecords >= 1 && maxPollRecords <= 10_000,
                "clicktrail.consume.max-poll-records must be from 1 to 10000");
        require(
                !breath.isNegative() && breath.compareTo(LONGEST_BREATH) <= 0,
                "clicktrail.consume.breath must be from 0 to " + LONGEST_BREATH);
        require(
                batchTimeout.isPositive() && batchTimeout.compareTo(LONGEST_BATCH) <= 0,
                "clicktrail.consume.batch-timeout must be above 0 and at most " + LONGEST_BATCH);
        require(
                longestPause.toMillis() >= 100 && longestPause.compareTo(LONGEST_BATCH) <= 0,
                "clicktrail.consume.longest-pause must be from 100 ms to " + LONGEST_BATCH);
        require(lagInterval.toMillis() >= 100, "clicktrail.consume.lag-interval must be at least 100 ms");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
