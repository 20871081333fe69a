package io.clicktrail.transport.deadletter;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

import io.clicktrail.transport.deadletter.KeptLetter.Place;

/** A topic of dead letters, read from its start to where it ends now. */
final class DeadLetterTopic {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;

    DeadLetterTopic(KafkaConsumer<byte[], byte[]> consumer, String name) {
        this.consumer = consumer;
        this.partitions = consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        this.ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
    }

    /** Those that have not been sent again, a handful at a time, in the order of their partitions. */
    void forEachOpen(Consumer<List<KeptLetter>> use) {
        Set<Place> replayed = replayed();
        read(records -> use.accept(records.stream()
                .filter(record -> KeptLetter.markedBy(record).isEmpty())
                .map(KeptLetter::new)
                .filter(letter -> !replayed.contains(letter.place()))
                .toList()));
    }

    private Set<Place> replayed() {
        Set<Place> replayed = new HashSet<>();
        read(records -> records.stream()
                .map(KeptLetter::markedBy)
                .flatMap(Optional::stream)
                .forEach(replayed::add));
        return replayed;
    }

    private void read(Consumer<List<ConsumerRecord<byte[], byte[]>>> use) {
        consumer.seekToBeginning(partitions);
        while (partitions.stream().anyMatch(this::isBehind)) {
            var records = consumer.poll(POLL);
            use.accept(StreamSupport.stream(records.spliterator(), false)
                    .filter(record -> record.offset() < end(new TopicPartition(record.topic(), record.partition())))
                    .toList());
        }
    }

    private boolean isBehind(TopicPartition partition) {
        return consumer.position(partition) < end(partition);
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
