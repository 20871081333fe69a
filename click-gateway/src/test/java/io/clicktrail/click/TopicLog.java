package io.clicktrail.click;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

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
public record TopicLog(ServiceEnvironment service) {

    private static final EventCodec CODEC = new EventCodec("/test");

    public void publish(TrackingEvent event) throws ExecutionException, InterruptedException {
        EncodedEvent encoded = CODEC.encode(event);
        var message = new ProducerRecord<>(service.topic(event.topic()), encoded.key(), encoded.body());
        encoded.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", service.kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    /** All that the topic holds now, decoded. */
    public List<TrackingEvent> read(Topic topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", service.kafka());
        List<TrackingEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(service.topic(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> events.add(decode(message)));
            }
        }
        return events;
    }

    private static TrackingEvent decode(ConsumerRecord<String, byte[]> message) {
        var type = message.headers().lastHeader(EventCodec.TYPE);
        return CODEC.decode(type == null ? null : new String(type.value(), StandardCharsets.UTF_8), message.value());
    }
}
