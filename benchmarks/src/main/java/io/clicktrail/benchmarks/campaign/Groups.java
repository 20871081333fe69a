package io.clicktrail.benchmarks.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The consumer groups of the house: how far they have read, and how to send them back. */
record Groups(String bootstrap) {

    private static final OffsetAndMetadata BEGINNING = new OffsetAndMetadata(0);

    /** Sends every group back to the beginning of all that it has read. Its members must be gone. */
    void rewind() throws ExecutionException, InterruptedException {
        try (Admin admin = open()) {
            for (String group : names(admin)) {
                Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
                offsets(admin, group).keySet().forEach(partition -> beginnings.put(partition, BEGINNING));
                admin.alterConsumerGroupOffsets(group, beginnings).all().get();
            }
        }
    }

    /** How many records all groups together have not yet read. */
    long lag() throws ExecutionException, InterruptedException {
        try (Admin admin = open()) {
            long lag = 0;
            for (String group : names(admin)) {
                Map<TopicPartition, OffsetAndMetadata> offsets = offsets(admin, group);
                var ends = admin.listOffsets(offsets.keySet().stream()
                                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest())))
                        .all()
                        .get();
                for (Map.Entry<TopicPartition, OffsetAndMetadata> read : offsets.entrySet()) {
                    var end = ends.get(read.getKey());
                    lag += end == null
                            ? 0
                            : Math.max(0, end.offset() - read.getValue().offset());
                }
            }
            return lag;
        }
    }

    /** How many groups read the topic. */
    long readersOf(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = open()) {
            long readers = 0;
            for (String group : names(admin)) {
                boolean reads = offsets(admin, group).keySet().stream()
                        .anyMatch(partition -> partition.topic().equals(topic));
                readers += reads ? 1 : 0;
            }
            return readers;
        }
    }

    private Admin open() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    private static List<String> names(Admin admin) throws ExecutionException, InterruptedException {
        return new ArrayList<>(admin.listGroups().all().get())
                .stream().map(group -> group.groupId()).sorted().toList();
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        known.put(partition, offset);
                    }
                });
        return known;
    }
}
