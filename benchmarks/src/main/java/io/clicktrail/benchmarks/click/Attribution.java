package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

import io.clicktrail.benchmarks.load.Backlog;
import io.clicktrail.benchmarks.load.BootJar;
import io.clicktrail.benchmarks.load.Waiting;
import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/** The attribution-service as it ships, which makes rows of the gateway's clicks. */
record Attribution(Clicks clicks, ChildProcess process, Backlog backlog) implements AutoCloseable {

    private static final String NAME = "attribution";
    private static final String GROUP = "attribution-service.clicks";

    static Attribution start(Path repository, Path scratch, KafkaServer kafka) {
        Clicks clicks = Clicks.start(scratch, NAME, "click");
        int management = Loopback.freePort();
        ChildProcess process = BootJar.start(
                repository,
                "attribution-service",
                "256m",
                environment(scratch, kafka, clicks, management),
                scratch.resolve("attribution.log"));
        Waiting.until("attribution-service is ready", () -> ready(management));
        return new Attribution(clicks, process, new Backlog(kafka.address(), Topic.CLICKS.topicName(), GROUP));
    }

    private static Map<String, String> environment(Path scratch, KafkaServer kafka, Clicks clicks, int management) {
        return Map.ofEntries(
                Map.entry("CLICKTRAIL_KAFKA", kafka.address()),
                Map.entry("CLICKTRAIL_POSTGRES_HOST", Loopback.HOST),
                Map.entry(
                        "CLICKTRAIL_POSTGRES_PORT",
                        Integer.toString(clicks.server().port())),
                Map.entry("CLICKTRAIL_POSTGRES_DATABASE", NAME),
                Map.entry("CLICKTRAIL_POSTGRES_USER", NAME),
                Map.entry("CLICKTRAIL_POSTGRES_PASSWORD", Clicks.PASSWORD),
                Map.entry("CLICKTRAIL_DATA_DIR", scratch.resolve(NAME).toString()),
                Map.entry("CLICKTRAIL_ADMIN_KEY", Clicks.PASSWORD),
                Map.entry("JWT_SIGNING_KEY", Clicks.PASSWORD.repeat(2)),
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

    /** The gateway, with this behind it. */
    Recorder recorder(Gateway gateway) {
        Map<Part, ProcessHandle> behind =
                Map.of(Part.CONSUMER, ProcessHandle.of(process.pid()).orElseThrow(), Part.DATABASE, clicks.process());
        return new Recorder(gateway.contender().with(behind), clicks, () -> {
            gateway.awaitEmptySpool();
            backlog.awaitEnd();
        });
    }

    @Override
    public void close() {
        process.kill();
        clicks.close();
    }
}
