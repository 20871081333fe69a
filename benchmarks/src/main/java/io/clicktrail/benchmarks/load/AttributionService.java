package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/**
 * The attribution-service as it ships, which makes rows of clicks.
 *
 * @param backlog the clicks that are no rows yet
 */
public record AttributionService(ChildProcess process, Backlog backlog) implements AutoCloseable {

    /** Name of the database that it expects. */
    public static final String DATABASE = "attribution";

    private static final String GROUP = "attribution-service.clicks";
    private static final String SECRET = "only for this benchmark";

    /** Returns when it is ready. */
    public static AttributionService start(Path repository, Path scratch, KafkaServer kafka, OwnDatabase database) {
        int management = Loopback.freePort();
        ChildProcess process = BootJar.start(
                repository,
                "attribution-service",
                "256m",
                environment(scratch, kafka, database, management),
                scratch.resolve("attribution.log"));
        Waiting.until("attribution-service is ready", () -> ready(management));
        return new AttributionService(process, new Backlog(kafka.address(), Topic.CLICKS.topicName(), GROUP));
    }

    private static Map<String, String> environment(
            Path scratch, KafkaServer kafka, OwnDatabase database, int management) {
        return Map.ofEntries(
                Map.entry("CLICKTRAIL_KAFKA", kafka.address()),
                Map.entry("CLICKTRAIL_POSTGRES_HOST", Loopback.HOST),
                Map.entry(
                        "CLICKTRAIL_POSTGRES_PORT",
                        Integer.toString(database.server().port())),
                Map.entry("CLICKTRAIL_POSTGRES_DATABASE", database.name()),
                Map.entry("CLICKTRAIL_POSTGRES_USER", database.name()),
                Map.entry("CLICKTRAIL_POSTGRES_PASSWORD", OwnDatabase.PASSWORD),
                Map.entry("CLICKTRAIL_DATA_DIR", scratch.resolve("attribution").toString()),
                Map.entry("CLICKTRAIL_ADMIN_KEY", SECRET),
                Map.entry("JWT_SIGNING_KEY", SECRET.repeat(2)),
                Map.entry("PUBLIC_BASE_URL", "http://127.0.0.1:8081"),
                Map.entry("SERVER_PORT", Integer.toString(Loopback.freePort())),
                Map.entry("MANAGEMENT_PORT", Integer.toString(management)));
    }

    private static boolean ready(int management) {
        URI health = URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness");
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
