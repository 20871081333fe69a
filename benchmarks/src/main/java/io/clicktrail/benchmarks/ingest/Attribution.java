package io.clicktrail.benchmarks.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.clicktrail.benchmarks.load.BootJar;
import io.clicktrail.benchmarks.load.Waiting;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;
import io.clicktrail.infrastructure.PostgresServer;

/** The attribution-service as it ships, on a broker and a database of its own. */
record Attribution(KafkaServer kafka, PostgresServer postgres, ChildProcess process, int management)
        implements AutoCloseable {

    private static final String NAME = "attribution";
    private static final String PASSWORD = "only-for-this-benchmark";
    private static final String GROUP = "attribution-service.clicks";
    private static final EventCodec CODEC = new EventCodec("/benchmark");

    static Attribution start(Path repository, Path scratch) {
        KafkaServer kafka = new KafkaServer(
                scratch.resolve("kafka"), scratch.resolve("kafka.log"), Loopback.freePort(), Loopback.freePort());
        PostgresServer postgres = new PostgresServer(
                scratch.resolve("postgres"),
                scratch.resolve("postgres.log"),
                Loopback.freePort(),
                PASSWORD,
                PostgresServer.Durability.SYNCED);
        kafka.start();
        postgres.start();
        HouseTopics.create(kafka.address(), "");
        postgres.admin().createDatabase(NAME);
        postgres.admin().createService(NAME, NAME, PASSWORD);
        int management = Loopback.freePort();
        ChildProcess process = BootJar.start(
                repository,
                "attribution-service",
                "256m",
                environment(kafka, postgres, management, scratch),
                scratch.resolve("attribution.log"));
        Attribution attribution = new Attribution(kafka, postgres, process, management);
        Waiting.until("attribution-service is ready", attribution::ready);
        return attribution;
    }

    private static Map<String, String> environment(
            KafkaServer kafka, PostgresServer postgres, int management, Path scratch) {
        return Map.ofEntries(
                Map.entry("CLICKTRAIL_KAFKA", kafka.address()),
                Map.entry("CLICKTRAIL_POSTGRES_HOST", Loopback.HOST),
                Map.entry("CLICKTRAIL_POSTGRES_PORT", Integer.toString(postgres.port())),
                Map.entry("CLICKTRAIL_POSTGRES_DATABASE", NAME),
                Map.entry("CLICKTRAIL_POSTGRES_USER", NAME),
                Map.entry("CLICKTRAIL_POSTGRES_PASSWORD", PASSWORD),
                Map.entry("CLICKTRAIL_DATA_DIR", scratch.resolve("service").toString()),
                Map.entry("CLICKTRAIL_ADMIN_KEY", PASSWORD),
                Map.entry("JWT_SIGNING_KEY", PASSWORD.repeat(2)),
                Map.entry("PUBLIC_BASE_URL", "http://127.0.0.1:8081"),
                Map.entry("SERVER_PORT", Integer.toString(Loopback.freePort())),
                Map.entry("MANAGEMENT_PORT", Integer.toString(management)));
    }

    private boolean ready() {
        URI health = URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    ClickTable table() throws SQLException {
        return ClickTable.open("jdbc:postgresql://" + postgres.address() + "/" + NAME, NAME, PASSWORD);
    }

    void freeze() {
        process.freeze();
    }

    void thaw() {
        process.thaw();
    }

    /** Returns when the broker has all of them. */
    void publish(List<ClickRegistered> clicks) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.address(), "linger.ms", 5);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            clicks.forEach(click -> producer.send(record(CODEC.encode(click))));
        }
    }

    private static ProducerRecord<String, byte[]> record(EncodedEvent event) {
        var message = new ProducerRecord<>(event.topic(), event.key(), event.body());
        event.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    /** Returns when the service has committed the offsets of all that is in the topic, so its rows before that. */
    void awaitEndOfBacklog() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            long end = end(admin);
            Waiting.until("the service has stored all clicks", () -> committed(admin) == end);
        }
    }

    private static long end(Admin admin) {
        try {
            var partitions =
                    admin.describeTopics(List.of(Topic.CLICKS.topicName())).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Kafka does not tell the end of the topic", e);
        }
    }

    private static long committed(Admin admin) {
        try {
            return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Kafka does not tell how far the service is", e);
        }
    }

    @Override
    public void close() {
        process.kill();
        kafka.close();
        postgres.close();
    }
}
