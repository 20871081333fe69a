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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.ServiceEnvironment;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The service as AmoCRM, an admin and the other services see it. */
final class CrmOutside {

    static final String SECRET = "amocrm-secret-of-a-test";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServiceEnvironment environment;
    private final EventTopics topics;
    private final String base;

    CrmOutside(ServiceEnvironment environment, int port) {
        this.environment = environment;
        this.topics = new EventTopics(environment);
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
        return topics.read(topic, type).stream()
                .filter(event -> event.partitionKey().equals(key))
                .toList();
    }
}
