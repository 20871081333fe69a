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
import java.util.HashMap;
import java.util.Map;

import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/**
 * A service with a database, as it ships.
 *
 * @param name such as {@code postback-service}
 * @param bootstrap the Kafka that it hears
 * @param api where it listens
 */
public record HouseService(String name, ChildProcess process, String bootstrap, URI api, URI management)
        implements AutoCloseable {

    /** Databases, by which a service is known. */
    public static final String ATTRIBUTION = "attribution";

    public static final String POSTBACK = "postback";

    private static final String SECRET = "only for this benchmark";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The one that such a database belongs to; returns when it is ready. */
    public static HouseService start(Path repository, Path scratch, KafkaServer kafka, OwnDatabase database) {
        HouseService service = launch(repository, scratch, database.name(), kafka, database, Map.of());
        service.awaitReady();
        return service;
    }

    /**
     * One of several replicas, which is not ready yet.
     *
     * @param replica name of its directory and its log
     * @param more of the environment
     */
    public static HouseService launch(
            Path repository,
            Path scratch,
            String replica,
            KafkaServer kafka,
            OwnDatabase database,
            Map<String, String> more) {
        String name = database.name() + "-service";
        int port = Loopback.freePort();
        int management = Loopback.freePort();
        Map<String, String> environment =
                new HashMap<>(environment(scratch.resolve(replica), kafka, database, port, management));
        environment.putAll(more);
        ChildProcess process = BootJar.start(repository, name, "256m", environment, scratch.resolve(replica + ".log"));
        return new HouseService(name, process, kafka.address(), local(port), local(management));
    }

    public void awaitReady() {
        Waiting.until(name + " is ready", PATIENCE, this::ready);
    }

    /** What one of its groups, which all replicas share, has not heard of yet. */
    public Backlog backlog(String group, Topic topic) {
        return new Backlog(bootstrap, topic.topicName(), name + "." + group);
    }

    /** Asks its API for something that is then there. */
    public void make(String path, String json) {
        ask(request(path).POST(BodyPublishers.ofString(json)), 201);
    }

    /** Asks its API to do something. */
    public void tell(String path) {
        ask(request(path).POST(BodyPublishers.noBody()), 200);
    }

    /** What its API shows there. */
    public String read(String path) {
        return ask(request(path).GET(), 200);
    }

    /** What it tells about itself, in the text format of Prometheus. */
    public String metrics() {
        return ask(HttpRequest.newBuilder(management.resolve("/actuator/prometheus")), 200);
    }

    public ProcessHandle handle() {
        return ProcessHandle.of(process.pid()).orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("X-Api-Key", SECRET)
                .header("Content-Type", "application/json");
    }

    private static String ask(HttpRequest.Builder question, int expected) {
        HttpRequest request = question.timeout(LONGEST_ANSWER).build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(request.uri() + " says " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static URI local(int port) {
        return URI.create("http://" + Loopback.HOST + ":" + port);
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
                Map.entry("USER_HASH_KEY", SECRET.repeat(2)),
                Map.entry("PUBLIC_BASE_URL", "http://127.0.0.1:8081"),
                Map.entry("SERVER_PORT", Integer.toString(port)),
                Map.entry("MANAGEMENT_PORT", Integer.toString(management)));
    }

    private boolean ready() {
        try {
            return !ask(HttpRequest.newBuilder(management.resolve("/actuator/health/readiness")), 200)
                    .isEmpty();
        } catch (UncheckedIOException | IllegalStateException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
