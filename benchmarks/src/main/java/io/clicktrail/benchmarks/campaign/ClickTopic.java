package io.clicktrail.benchmarks.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;

/**
 * All that the topic of clicks holds.
 *
 * @param records how many there are, repeats included
 * @param ids the event ids under which each token stands
 */
record ClickTopic(long records, Map<String, Set<String>> ids) {

    static ClickTopic read(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        Map<String, Set<String>> ids = new HashMap<>();
        long records = 0;
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.CLICKS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    ids.computeIfAbsent(message.key(), token -> new HashSet<>()).add(idOf(message));
                    records++;
                }
            }
        }
        return new ClickTopic(records, ids);
    }

    private static String idOf(ConsumerRecord<String, byte[]> message) {
        return new String(message.headers().lastHeader(EventCodec.ID).value(), StandardCharsets.UTF_8);
    }
}
