package io.clicktrail.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What a consumer group has not worked off yet. Our services commit offsets when what they wrote is committed. */
public record Backlog(String bootstrap, String topic, String group) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Returns when the group has worked off all that is in the topic now. */
    public void awaitEnd() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            long end = end(admin);
            Waiting.until(group + " has worked off " + topic, PATIENCE, PAUSE, () -> committed(admin) >= end);
        }
    }

    private long end(Admin admin) {
        try {
            var partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Kafka does not tell the end of " + topic, e);
        }
    }

    private long committed(Admin admin) {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Kafka does not tell how far " + group + " is", e);
        }
    }
}
