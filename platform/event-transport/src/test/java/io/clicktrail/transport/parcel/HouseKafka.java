package io.clicktrail.transport.parcel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.ServiceEnvironment;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Kafka as seen with the bare client. */
public final class HouseKafka implements AutoCloseable {

    private static final EventCodec CODEC = new EventCodec("/test");

    private final ServiceEnvironment environment;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    public HouseKafka(ServiceEnvironment environment) {
        this.environment = environment;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        environment.kafka(),
                        "max.request.size",
                        4 << 20,
                        // With more, a batch that is split for its size can leave those behind it out of order for
                        // good.
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.admin = Admin.create(Map.of("bootstrap.servers", environment.kafka()));
    }

    public static ProducerRecord<byte[], byte[]> raw(
            String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    public ProducerRecord<byte[], byte[]> record(TrackingEvent event) {
        EncodedEvent encoded = CODEC.encode(event);
        return raw(environment.topic(event.topic()), encoded.key(), encoded.body(), encoded.headers());
    }

    /** Returns when the broker has them. */
    public void send(Collection<? extends TrackingEvent> events) {
        sendRaw(events.stream().map(this::record).toList());
    }

    public void sendRaw(List<ProducerRecord<byte[], byte[]>> records) {
        for (var sending : records.stream().map(producer::send).toList()) {
            try {
                sending.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** All that is in the topic now. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    public List<TrackingEvent> events(Topic topic) {
        return new EventTopics(environment).read(topic);
    }

    public static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    /** How many records of the topic the group has not committed. */
    public long lag(String group, Topic topic) {
        return new EventTopics(environment).lag(group, topic);
    }

    /** The group, of which nobody may be alive, starts the topic again. */
    public void rewind(String group, Topic topic) {
        Map<TopicPartition, OffsetAndMetadata> start = ends(environment.topic(topic)).keySet().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        try {
            admin.alterConsumerGroupOffsets(environment.get("CLICKTRAIL_TOPIC_PREFIX") + group, start)
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Map<TopicPartition, Long> ends(String topic) {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic));
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", environment.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
