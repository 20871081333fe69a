package io.clicktrail.testsupport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;

/** The topics of a service's environment as the other services see them: what it hears is written, what it says is read. */
public record EventTopics(ServiceEnvironment environment) {
    private static final EventCodec CODEC = new EventCodec("/test");

    /** Returns when Kafka has acknowledged all of them. */
    public void publish(TrackingEvent... events) {
        publish(List.of(events));
    }

    /** Returns when Kafka has acknowledged all of them. */
    public void publish(Collection<? extends TrackingEvent> events) {
        send(events.stream().map(event -> record(CODEC.encode(event))).toList());
    }

    /** Bytes that are no event. */
    public void publishRubbish(Topic topic) {
        send(List.of(new ProducerRecord<>(environment.topic(topic), "rubbish".getBytes(StandardCharsets.UTF_8))));
    }

    private void send(List<ProducerRecord<String, byte[]>> messages) {
        try (var producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            var sendings = messages.stream().map(producer::send).toList();
            for (var sending : sendings) {
                sending.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("not published", e);
        }
    }

    /** All that the topic holds now, of each key in order. Fails where something in it is no event. */
    public List<TrackingEvent> read(Topic topic) {
        List<TrackingEvent> events = new ArrayList<>();
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> events.add(decode(message)));
            }
        }
        return events;
    }

    /** Those of a type that the topic holds now. */
    public <E extends TrackingEvent> List<E> read(Topic topic, Class<E> type) {
        return read(topic).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** How many records of the topic the consumer group has yet to be done with. */
    public long lag(String group, Topic topic) {
        try (var consumer = consumer();
                var admin = Admin.create(kafka())) {
            var done = admin.listConsumerGroupOffsets(named(group))
                    .partitionsToOffsetAndMetadata()
                    .get();
            return consumer.endOffsets(partitions(consumer, topic)).entrySet().stream()
                    .mapToLong(end -> end.getValue() - offset(done.get(end.getKey())))
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("lag of " + group + " is not known", e);
        }
    }

    /** Among how many consumers the group has shared its partitions. */
    public long readers(String group) {
        try (var admin = Admin.create(kafka())) {
            var described =
                    admin.describeConsumerGroups(List.of(named(group))).all().get();
            return described.values().stream()
                    .flatMap(each -> each.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("readers of " + group + " are not known", e);
        }
    }

    private static long offset(@Nullable OffsetAndMetadata done) {
        return done == null ? 0 : done.offset();
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", environment.kafka());
    }

    private String named(String name) {
        return environment.get("CLICKTRAIL_TOPIC_PREFIX") + name;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(kafka(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(environment.topic(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private ProducerRecord<String, byte[]> record(EncodedEvent event) {
        var message = new ProducerRecord<>(named(event.topic()), event.key(), event.body());
        event.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static TrackingEvent decode(ConsumerRecord<String, byte[]> message) {
        var type = message.headers().lastHeader(EventCodec.TYPE);
        return CODEC.decode(type == null ? null : new String(type.value(), StandardCharsets.UTF_8), message.value());
    }
}
