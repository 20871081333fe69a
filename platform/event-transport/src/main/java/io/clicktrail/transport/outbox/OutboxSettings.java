package io.clicktrail.transport.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what was said travels to Kafka.
 *
 * @param relay whether this process carries events; no where only others shall
 * @param batch how many events are carried in one transaction, at most
 * @param pollInterval how long an event waits at most when the database's call was not heard
 * @param carryTimeout how long one batch may take; what is not acknowledged by then stays
 * @param depthInterval how often depth and age of the outbox are measured
 */
@ConfigurationProperties("clicktrail.outbox")
public record OutboxSettings(
        @DefaultValue("true") boolean relay,
        @DefaultValue("500") int batch,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("15s") Duration carryTimeout,
        @DefaultValue("5s") Duration depthInterval) {

    public OutboxSettings {
        require(batch >= 1 && batch <= 10_000, "clicktrail.outbox.batch must be from 1 to 10000");
        require(pollInterval.toMillis() >= 10, "clicktrail.outbox.poll-interval must be at least 10 ms");
        require(carryTimeout.toMillis() >= 100, "clicktrail.outbox.carry-timeout must be at least 100 ms");
        require(depthInterval.toMillis() >= 100, "clicktrail.outbox.depth-interval must be at least 100 ms");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
