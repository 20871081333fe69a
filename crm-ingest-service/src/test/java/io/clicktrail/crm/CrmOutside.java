package io.clicktrail.crm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.ServiceEnvironment;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The service as AmoCRM, an admin and the other services see it. */
final class CrmOutside {

    static final String SECRET = "amocrm-secret-of-a-test";

    private static final EventCodec CODEC = new EventCodec("/test");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServiceEnvironment environment;
    private final String base;

    CrmOutside(ServiceEnvironment environment, int port) {
        this.environment = environment;
        this.base = "http://127.0.0.1:" + port;
    }

    /** Posts a hook as AmoCRM does; the status of the answer. */
    int hook(String body) {
        return post("/api/amocrm/sales-webhook/" + SECRET, body.getBytes(UTF_8)).statusCode();
    }

    CompletableFuture<Integer> hookAtOnce(String body) {
        return http.sendAsync(
                        request("/api/amocrm/sales-webhook/" + SECRET, body.getBytes(UTF_8))
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    HttpResponse<String> post(String path, byte[] body) {
        return send(request(path, body));
    }

    JsonNode adminGet(String path) {
        return json(send(HttpRequest.newBuilder(URI.create(base + path)).header("X-Api-Key", adminKey())));
    }

    HttpResponse<String> adminPost(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("X-Api-Key", adminKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private String adminKey() {
        return environment.get("CLICKTRAIL_ADMIN_KEY");
    }

    private HttpRequest.Builder request(String path, byte[] body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** One number from the service's database. */
    long count(String sql) {
        try (var connection =
                        DriverManager.getConnection(environment.jdbcUrl(), environment.user(), environment.password());
                var statement = connection.createStatement();
                ResultSet rows = Objects.requireNonNull(statement.executeQuery(sql))) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What the service has said on the topic so far, of one type, about one key. */
    <E extends TrackingEvent> List<E> said(Topic topic, Class<E> type, String key) {
        return read(topic).stream()
                .map(CrmOutside::decoded)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.partitionKey().equals(key))
                .toList();
    }

    private static TrackingEvent decoded(ConsumerRecord<byte[], byte[]> record) {
        byte[] name = Objects.requireNonNull(
                record.headers().lastHeader(EventCodec.TYPE).value());
        return CODEC.decode(new String(name, UTF_8), record.value());
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", environment.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(environment.topic(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }
}
