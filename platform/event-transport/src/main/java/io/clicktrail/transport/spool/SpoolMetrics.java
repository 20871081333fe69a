package io.clicktrail.transport.spool;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/** The depth of a spool, asked for when the meters are read. */
final class SpoolMetrics {

    private SpoolMetrics() {}

    static void bind(Spool spool, MeterRegistry meters) {
        Gauge.builder("clicktrail.spool.events", spool, it -> it.status().events())
                .description("Events on disk that wait for Kafka")
                .register(meters);
        Gauge.builder("clicktrail.spool.size", spool, it -> it.status().bytes())
                .baseUnit("bytes")
                .description("Bytes of the segments on disk")
                .register(meters);
        TimeGauge.builder(
                        "clicktrail.spool.oldest.age",
                        spool,
                        TimeUnit.MILLISECONDS,
                        it -> it.status().oldest().toMillis())
                .description("How long the oldest event has waited for Kafka")
                .register(meters);
        FunctionCounter.builder(
                        "clicktrail.spool.damages", spool, it -> it.status().damages())
                .description("Stretches of segments that were no records, and events that Kafka refused for good")
                .register(meters);
    }
}
