package io.clicktrail.transport.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * How far the groups of this service are behind. Asked of the broker, not of the consumers: one that is stuck does not
 * know how far its topic has gone on. A partition of which nothing has been consumed yet is left out.
 */
final class ConsumerLag implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> settings;
    private final List<String> groups;
    private final MultiGauge gauge;
    private @Nullable Admin admin;

    ConsumerLag(Map<String, Object> kafka, List<String> groups, MeterRegistry meters) {
        this.settings = new HashMap<>(kafka);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.groups = groups;
        this.gauge = MultiGauge.builder("clicktrail.consumer.lag")
                .description("records that a group has yet to consume")
                .register(meters);
    }

    Mono<Void> measure() {
        return Mono.<Void>fromRunnable(this::measureAll).subscribeOn(Schedulers.boundedElastic());
    }

    private void measureAll() {
        if (!groups.isEmpty()) {
            gauge.register(groups.stream().flatMap(this::rowsOf).toList(), true);
        }
    }

    private Stream<Row<?>> rowsOf(String group) {
        Map<TopicPartition, OffsetAndMetadata> committed = committedBy(group);
        var ends = endsOf(committed);
        return committed.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().topic(),
                        Collectors.summingLong(entry -> Math.max(
                                0,
                                ends.getOrDefault(entry.getKey(), 0L)
                                        - entry.getValue().offset()))))
                .entrySet()
                .stream()
                .map(lag -> Row.of(Tags.of("topic", lag.getKey(), "group", group), lag.getValue()));
    }

    private Map<TopicPartition, OffsetAndMetadata> committedBy(String group) {
        return answer(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<TopicPartition, Long> endsOf(Map<TopicPartition, OffsetAndMetadata> partitions) {
        var latest =
                partitions.keySet().stream().collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
        var ends = admin().listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        return answer(ends.all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
