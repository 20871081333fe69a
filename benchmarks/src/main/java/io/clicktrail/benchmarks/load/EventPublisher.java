package io.clicktrail.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.TrackingEvent;

/** Puts events on their topics, past the services that otherwise do so. */
public record EventPublisher(String bootstrap) {

    private static final EventCodec CODEC = new EventCodec("/benchmark");

    /** Returns when the broker has all of them. */
    public void publish(List<? extends TrackingEvent> events) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "linger.ms", 5);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    events.stream().map(event -> producer.send(message(event))).toList();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the events could not be published", e);
        }
    }

    static ProducerRecord<String, byte[]> message(TrackingEvent said) {
        EncodedEvent event = CODEC.encode(said);
        var message = new ProducerRecord<>(event.topic(), event.key(), event.body());
        event.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
