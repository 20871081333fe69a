package io.clicktrail.transport.consume;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.transport.TransportSettings.Topics;
import io.clicktrail.transport.deadletter.DeadLetters;
import io.clicktrail.transport.parcel.Parcels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchDispatcherTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final EventCodec CODEC = new EventCodec("/test");

    private final AmoHookReceived first = Parcels.parcel("key", "first");
    private final AmoHookReceived second = Parcels.parcel("key", "second");
    private final List<TrackingEvent> heard = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void anEventThatCameTwiceInOnePollIsHeardOnce() {
        dispatcher(this::hear, true).onMessage(List.of(record(first), record(second), record(first)));

        assertThat(heard).containsExactly(first, second);
    }

    @Test
    void whatIsAtFaultIsPutAside() {
        dispatcher(batch -> Mono.error(new IllegalArgumentException()), true).onMessage(List.of(record(first)));

        assertThat(producer.history())
                .singleElement()
                .satisfies(letter -> assertThat(letter.topic()).isEqualTo("amocrm-hooks-dlt"));
    }

    @Test
    void nothingIsPutAsideWhileTheServiceStops() {
        var stopping = dispatcher(batch -> Mono.error(new IllegalArgumentException()), false);

        assertThatThrownBy(() -> stopping.onMessage(List.of(record(first))))
                .isInstanceOf(BatchPostponedException.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aListenerThatDoesNotAnswerIsNotWaitedForForEver() {
        var hanging = dispatcher(batch -> Mono.never(), true);

        assertThatThrownBy(() -> hanging.onMessage(List.of(record(first))))
                .isInstanceOf(BatchPostponedException.class)
                .hasMessageContaining("TimeoutException");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aBatchWaitsForItsDeadLetters() {
        producer.sendException = new TimeoutException();
        var dispatcher = dispatcher(batch -> Mono.error(new IllegalArgumentException()), true);

        assertThatThrownBy(() -> dispatcher.onMessage(List.of(record(first))))
                .isInstanceOf(BatchPostponedException.class);
    }

    private Mono<Void> hear(EventBatch batch) {
        return Mono.fromRunnable(() -> heard.addAll(batch.of(TrackingEvent.class)));
    }

    private BatchDispatcher dispatcher(Function<EventBatch, Mono<Void>> on, boolean running) {
        var meters = new SimpleMeterRegistry();
        return new BatchDispatcher(
                new Listener(on),
                new ConsumeSettings(1, 500, Duration.ZERO, Duration.ofMillis(200), A_MINUTE, A_MINUTE),
                () -> running,
                new RecordReader(CODEC, new Topics("")),
                new Letters("group", InstantSource.system()),
                new DeadLetters(() -> producer, meters),
                new BatchMetrics(meters, "group", InstantSource.system()));
    }

    private record Listener(Function<EventBatch, Mono<Void>> work) implements EventBatchListener {

        @Override
        public String group() {
            return "parcels";
        }

        @Override
        public Set<Topic> topics() {
            return Set.of(Topic.AMOCRM_HOOKS);
        }

        @Override
        public Mono<Void> on(EventBatch batch) {
            return work.apply(batch);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(TrackingEvent event) {
        var encoded = CODEC.encode(event);
        var headers = new RecordHeaders();
        encoded.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        byte[] key = encoded.key().getBytes(UTF_8);
        return new ConsumerRecord<>(
                encoded.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                encoded.body(),
                headers,
                Optional.empty());
    }
}
