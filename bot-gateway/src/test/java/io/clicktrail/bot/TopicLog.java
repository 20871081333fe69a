package io.clicktrail.bot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.ServiceEnvironment;

/** What stands in the topics, read and written past the service. */
public final class TopicLog implements AutoCloseable {

    private static final EventCodec CODEC = new EventCodec("/test");

    private final ServiceEnvironment service;
    private final KafkaProducer<String, byte[]> producer;

    public TopicLog(ServiceEnvironment service) {
        this.service = service;
        this.producer = new KafkaProducer<>(settings(service), new StringSerializer(), new ByteArraySerializer());
    }

    public void publish(TrackingEvent event) throws Exception {
        EncodedEvent encoded = CODEC.encode(event);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(service.topic(event.topic()), encoded.key(), encoded.body());
        encoded.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message).get();
    }

    /** All of a type that the topic holds now. */
    public <E extends TrackingEvent> List<E> read(Topic topic, Class<E> type) {
        List<TrackingEvent> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(service), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(service.topic(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> events.add(decode(message)));
            }
        }
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static TrackingEvent decode(ConsumerRecord<String, byte[]> message) {
        var type = message.headers().lastHeader(EventCodec.TYPE);
        return CODEC.decode(type == null ? null : new String(type.value(), StandardCharsets.UTF_8), message.value());
    }

    private static Map<String, Object> settings(ServiceEnvironment service) {
        return Map.of("bootstrap.servers", service.kafka());
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
