package io.clicktrail.transport.consume;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import io.clicktrail.transport.consume.Arrival.Readable;

/** What a consumer group does, in figures. */
final class BatchMetrics {

    private static final Duration[] AGES = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final MeterRegistry meters;
    private final String group;
    private final InstantSource clock;

    BatchMetrics(MeterRegistry meters, String group, InstantSource clock) {
        this.meters = meters;
        this.group = group;
        this.clock = clock;
    }

    /** Counts the try of a batch, whatever comes of it. */
    void timed(int size, Runnable batch) {
        DistributionSummary.builder("clicktrail.batch.size")
                .description("records in a batch")
                .tag("group", group)
                .register(meters)
                .record(size);
        Timer.builder("clicktrail.batch.time")
                .description("one try of a batch")
                .tag("group", group)
                .register(meters)
                .record(batch);
    }

    /** The age at which events have had their effect. Clocks differ between machines: never below zero. */
    void processed(List<Readable> events) {
        Instant now = clock.instant();
        for (Readable event : events) {
            Duration age = Duration.between(event.delivered().event().occurredAt(), now);
            ages(event.record().topic()).record(age.isNegative() ? Duration.ZERO : age);
        }
    }

    private Timer ages(String topic) {
        return Timer.builder("clicktrail.event.age")
                .description("from when an event happened to when it had its effect")
                .tag("topic", topic)
                .tag("group", group)
                .serviceLevelObjectives(AGES)
                .register(meters);
    }
}
