package io.clicktrail.transport.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * How far the groups of this service are behind. Asked of the broker, not of the consumers: one that is stuck does not
 * know how far its topic has gone on, and one that never got through its first batch has committed nothing.
 */
final class ConsumerLag implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> settings;
    private final Map<String, Set<String>> topicsOfGroups;
    private final MultiGauge gauge;
    private @Nullable Admin admin;

    ConsumerLag(Map<String, Object> kafka, Map<String, Set<String>> topicsOfGroups, MeterRegistry meters) {
        this.settings = new HashMap<>(kafka);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.topicsOfGroups = topicsOfGroups;
        this.gauge = MultiGauge.builder("clicktrail.consumer.lag")
                .description("records that a group has yet to consume")
                .register(meters);
    }

    Mono<Void> measure() {
        return Mono.<Void>fromRunnable(this::measureAll).subscribeOn(Schedulers.boundedElastic());
    }

    private void measureAll() {
        gauge.register(
                topicsOfGroups.entrySet().stream()
                        .flatMap(group -> rowsOf(group.getKey(), group.getValue()))
                        .toList(),
                true);
    }

    private Stream<Row<?>> rowsOf(String group, Set<String> topics) {
        Set<TopicPartition> partitions = partitionsOf(topics);
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> next = offsets(partitions, OffsetSpec.earliest());
        next.putAll(committedBy(group));
        return partitions.stream()
                .collect(Collectors.groupingBy(
                        TopicPartition::topic, Collectors.summingLong(partition -> between(partition, next, ends))))
                .entrySet()
                .stream()
                .map(lag -> Row.of(Tags.of("topic", lag.getKey(), "group", group), lag.getValue()));
    }

    private static long between(
            TopicPartition partition, Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
        return Math.max(0, ends.getOrDefault(partition, 0L) - next.getOrDefault(partition, 0L));
    }

    private Set<TopicPartition> partitionsOf(Set<String> topics) {
        return answer(admin().describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> committedBy(String group) {
        return answer(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which) {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        var offsets = admin().listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        return answer(offsets.all()).entrySet().stream()
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
