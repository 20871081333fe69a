package io.clicktrail.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.clicktrail.event.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaServerIT {
    @TempDir
    Path directory;

    private KafkaServer kafka;

    @BeforeEach
    void start() {
        kafka = new KafkaServer(
                directory.resolve("data"), directory.resolve("kafka.log"), Loopback.freePort(), Loopback.freePort());
        kafka.start();
        HouseTopics.create(kafka.address(), "");
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void everyTopicOfTheContractAndItsDeadLettersExist() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            var names = admin.listTopics().names().get(30, TimeUnit.SECONDS);

            for (var topic : Topic.values()) {
                assertThat(names).contains(topic.topicName(), topic.deadLetterName());
            }
        }
    }

    @Test
    void makingTheTopicsAgainChangesNothing() {
        HouseTopics.create(kafka.address(), "");
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        var before = kafka.pid();
        send("click-1");

        kafka.kill();
        kafka.start();

        assertThat(kafka.pid()).isNotEqualTo(before);
        assertThat(readAll()).containsExactly("click-1");
    }

    @Test
    void aFrozenServerAnswersNobodyAndGoesOnWhenThawed() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            kafka.freeze();
            assertThat(Loopback.accepts(kafka.port())).isTrue();
            assertThatThrownBy(() -> admin.listTopics().names().get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);

            kafka.thaw();
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).isNotEmpty();
        }
    }

    private void send(String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.address()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.OFFERS.topicName(), "key", value))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private List<String> readAll() {
        var partition = new TopicPartition(Topic.OFFERS.topicName(), 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.address()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            return consumer.poll(Duration.ofSeconds(30)).records(partition).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}
