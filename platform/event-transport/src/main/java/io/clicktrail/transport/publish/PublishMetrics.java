package io.clicktrail.transport.publish;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How many events became durable, where, and how long it took; how many could not. */
final class PublishMetrics {

    private static final Duration[] OBJECTIVES = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final MeterRegistry meters;
    private final Map<Durability, Map<String, Timer>> published = new EnumMap<>(Durability.class);

    PublishMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Durability durability : Durability.values()) {
            published.put(durability, new ConcurrentHashMap<>());
        }
    }

    void published(String topic, Durability durability, long nanos) {
        published
                .getOrDefault(durability, Map.of())
                .computeIfAbsent(topic, name -> timer(name, durability))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String topic, Durability durability) {
        return Timer.builder("clicktrail.events.published")
                .description("From the call until the event was durable, in Kafka or in the spool")
                .tag("topic", topic)
                .tag("durability", durability.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(OBJECTIVES)
                .register(meters);
    }

    void refused(String topic) {
        meters.counter("clicktrail.events.refused", "topic", topic).increment();
    }

    void watch(Breaker breaker) {
        meters.gauge("clicktrail.publish.breaker.open", breaker, state -> state.isOpen() ? 1 : 0);
    }
}
