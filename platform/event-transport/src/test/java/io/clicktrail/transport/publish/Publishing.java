package io.clicktrail.transport.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.util.unit.DataSize;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.TransportSettings;
import io.clicktrail.transport.spool.Spool;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A durable publisher and all that belongs to it, as the configuration puts them together. */
record Publishing(
        TestKafka kafka, EventPublisher events, Spool spool, DurablePublisher publisher, SimpleMeterRegistry meters)
        implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    static Publishing with(TestKafka kafka, Duration budget, Path directory, DataSize maxSize) {
        var meters = new SimpleMeterRegistry();
        var settings = TestKafka.settings(budget, 1_000);
        var metrics = new PublishMetrics(meters);
        var breaker = new Breaker(settings.misses(), settings.probeInterval().toNanos());
        metrics.watch(breaker);
        var events = new EventPublisher(kafka::connect, TestKafka.NAMES, settings, metrics);
        var spool = Spool.open(
                directory,
                new TransportSettings.Spool(maxSize, DataSize.ofKilobytes(4), 1_000, 100),
                settings.probeInterval(),
                PublishConfiguration.sink(events, breaker, settings.budget()),
                InstantSource.system());
        var publisher = new DurablePublisher(new EventCodec("/test"), events, spool, breaker, settings, metrics);
        return new Publishing(kafka, events, spool, publisher, meters);
    }

    Durability publish(TrackingEvent event) {
        return Objects.requireNonNull(publisher.publish(event).block(PATIENCE));
    }

    List<String> ids() {
        return List.copyOf(kafka.history()).stream()
                .map(record ->
                        new String(record.headers().lastHeader(EventCodec.ID).value(), UTF_8))
                .toList();
    }

    double published(String durability) {
        return meters.get("clicktrail.events.published")
                .tags("topic", "clicks", "durability", durability)
                .timer()
                .count();
    }

    @Override
    public void close() {
        kafka.unblock();
        publisher.close();
        kafka.completeAll();
        spool.close();
        events.close();
    }
}
