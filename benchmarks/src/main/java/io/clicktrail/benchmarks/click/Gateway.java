package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.clicktrail.benchmarks.load.ClickGateway;
import io.clicktrail.benchmarks.load.Waiting;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;
import io.clicktrail.infrastructure.RedisServer;

/** The click-gateway with all that it does for a click, behind a proxy whose word it takes. */
record Gateway(RedisServer redis, ClickGateway service, Contender contender) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    static Gateway start(Path repository, Path scratch, KafkaServer kafka) {
        RedisServer redis =
                new RedisServer(scratch.resolve("redis"), scratch.resolve("redis.log"), Loopback.freePort());
        redis.start();
        ClickGateway service = ClickGateway.start(
                repository,
                scratch.resolve("click-gateway"),
                kafka,
                JvmOptions.front(),
                Map.of("CLICKTRAIL_REDIS", redis.url(), "TRUSTED_PROXIES", Loopback.HOST));
        Contender contender = new Contender(
                "click-gateway, durable",
                service.address(),
                Map.of(
                        Part.FRONT, handle(service.process().pid()),
                        Part.BROKER, handle(kafka.pid()),
                        Part.CACHE, handle(redis.pid())));
        return new Gateway(redis, service, Answers.await(contender));
    }

    GatewayCounts counts() throws IOException {
        return GatewayCounts.of(metrics(), redis);
    }

    /** Returns when no click waits for Kafka on the disk. */
    void awaitEmptySpool() {
        Waiting.until("the spool is empty", PATIENCE, PAUSE, () -> metrics().sum("clicktrail_spool_events", "") == 0);
    }

    private Metrics metrics() {
        return Metrics.read(service.management());
    }

    private static ProcessHandle handle(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Override
    public void close() {
        service.close();
        redis.close();
    }
}
