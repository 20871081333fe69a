package io.clicktrail.transport.outbox;

import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.clicktrail.transport.outbox.OutboxStore.Depth;

/** The outbox in figures, as last measured. */
final class OutboxGauges {

    private volatile Depth last = new Depth(0, Duration.ZERO);

    OutboxGauges(MeterRegistry meters) {
        Gauge.builder("clicktrail.outbox.depth", this, gauges -> gauges.last.events())
                .description("events that are committed and not yet in Kafka")
                .register(meters);
        Gauge.builder("clicktrail.outbox.age", this, gauges -> gauges.last.age().toMillis() / 1000.0)
                .description("how long the oldest of them waits")
                .baseUnit("seconds")
                .register(meters);
    }

    void set(Depth depth) {
        last = depth;
    }
}
