package io.clicktrail.analytics;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.ServiceEnvironment;

/** The other services, as far as this one hears of them. */
public final class KafkaSender implements AutoCloseable {

    private final ServiceEnvironment house;
    private final EventCodec codec = new EventCodec("/test");
    private final KafkaProducer<byte[], byte[]> producer;

    public KafkaSender(ServiceEnvironment house) {
        this.house = house;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", house.kafka(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void send(Collection<? extends TrackingEvent> events) {
        events.forEach(this::send);
        producer.flush();
    }

    /** Bytes that are no event. */
    public void sendRubbish(Topic topic) {
        producer.send(new ProducerRecord<>(house.topic(topic), bytes("rubbish")));
        producer.flush();
    }

    private void send(TrackingEvent event) {
        EncodedEvent encoded = codec.encode(event);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(house.topic(event.topic()), bytes(encoded.key()), encoded.body());
        encoded.headers().forEach((name, value) -> record.headers().add(name, bytes(value)));
        producer.send(record);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
