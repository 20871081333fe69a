package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/**
 * The attribution-service as it ships, which makes rows of clicks and credits of actions.
 *
 * @param bootstrap the Kafka that it hears
 * @param api where it listens
 */
public record AttributionService(ChildProcess process, String bootstrap, URI api, URI health) implements AutoCloseable {

    /** Name of the database that it expects. */
    public static final String DATABASE = "attribution";

    private static final String NAME = "attribution-service";
    private static final String SECRET = "only for this benchmark";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Returns when it is ready. */
    public static AttributionService start(Path repository, Path scratch, KafkaServer kafka, OwnDatabase database) {
        AttributionService service = launch(repository, scratch, DATABASE, kafka, database);
        service.awaitReady();
        return service;
    }

    /**
     * One of several replicas, which is not ready yet.
     *
     * @param name of its directory and its log
     */
    public static AttributionService launch(
            Path repository, Path scratch, String name, KafkaServer kafka, OwnDatabase database) {
        int port = Loopback.freePort();
        int management = Loopback.freePort();
        ChildProcess process = BootJar.start(
                repository,
                NAME,
                "256m",
                environment(scratch.resolve(name), kafka, database, port, management),
                scratch.resolve(name + ".log"));
        URI health = URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness");
        return new AttributionService(process, kafka.address(), URI.create("http://127.0.0.1:" + port), health);
    }

    public void awaitReady() {
        Waiting.until("attribution-service is ready", PATIENCE, this::ready);
    }

    /** The clicks that are no rows yet. */
    public Backlog backlog() {
        return backlog("clicks", Topic.CLICKS);
    }

    /** What one of its groups, which all replicas share, has not heard of yet. */
    public Backlog backlog(String group, Topic topic) {
        return new Backlog(bootstrap, topic.topicName(), NAME + "." + group);
    }

    /** Asks its API for something that is then there. */
    public void make(String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("X-Api-Key", SECRET)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(path + " says " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<String, String> environment(
            Path data, KafkaServer kafka, OwnDatabase database, int port, int management) {
        return Map.ofEntries(
                Map.entry("CLICKTRAIL_KAFKA", kafka.address()),
                Map.entry("CLICKTRAIL_POSTGRES_HOST", Loopback.HOST),
                Map.entry(
                        "CLICKTRAIL_POSTGRES_PORT",
                        Integer.toString(database.server().port())),
                Map.entry("CLICKTRAIL_POSTGRES_DATABASE", database.name()),
                Map.entry("CLICKTRAIL_POSTGRES_USER", database.name()),
                Map.entry("CLICKTRAIL_POSTGRES_PASSWORD", OwnDatabase.PASSWORD),
                Map.entry("CLICKTRAIL_DATA_DIR", data.toString()),
                Map.entry("CLICKTRAIL_ADMIN_KEY", SECRET),
                Map.entry("JWT_SIGNING_KEY", SECRET.repeat(2)),
                Map.entry("PUBLIC_BASE_URL", "http://127.0.0.1:8081"),
                Map.entry("SERVER_PORT", Integer.toString(port)),
                Map.entry("MANAGEMENT_PORT", Integer.toString(management)));
    }

    private boolean ready() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
