package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import io.clicktrail.benchmarks.load.BootJar;
import io.clicktrail.benchmarks.load.Waiting;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;
import io.clicktrail.infrastructure.RedisServer;

/** The click-gateway as it ships, with all that it does for a click, behind a proxy whose word it takes. */
record Gateway(RedisServer redis, ChildProcess process, int management, Contender contender) implements AutoCloseable {

    static Gateway start(Path repository, Path scratch, KafkaServer kafka) {
        RedisServer redis =
                new RedisServer(scratch.resolve("redis"), scratch.resolve("redis.log"), Loopback.freePort());
        redis.start();
        int management = Loopback.freePort();
        URI server = URI.create("http://127.0.0.1:" + Loopback.freePort());
        ChildProcess process = BootJar.start(
                repository,
                "click-gateway",
                JvmOptions.front(),
                environment(scratch, kafka, redis, server, management),
                scratch.resolve("click-gateway.log"));
        Contender contender = new Contender(
                "click-gateway, durable",
                server,
                Map.of(
                        Part.FRONT, handle(process.pid()),
                        Part.BROKER, handle(kafka.pid()),
                        Part.CACHE, handle(redis.pid())));
        return new Gateway(redis, process, management, Answers.await(contender));
    }

    /** Limits, budgets and the like are those of the house. */
    private static Map<String, String> environment(
            Path scratch, KafkaServer kafka, RedisServer redis, URI server, int management) {
        return Map.ofEntries(
                Map.entry("CLICKTRAIL_KAFKA", kafka.address()),
                Map.entry("CLICKTRAIL_REDIS", redis.url()),
                Map.entry(
                        "CLICKTRAIL_DATA_DIR", scratch.resolve("click-gateway").toString()),
                Map.entry("SERVER_PORT", Integer.toString(server.getPort())),
                Map.entry("MANAGEMENT_PORT", Integer.toString(management)),
                Map.entry("PUBLIC_BASE_URL", server.toString()),
                Map.entry("TRUSTED_PROXIES", Loopback.HOST),
                Map.entry("BOT_USERNAME", "trail_bot"),
                Map.entry("VISITOR_HASH_KEY", "only for this benchmark"),
                Map.entry("CLICKTRAIL_ADMIN_KEY", "only for this benchmark"),
                Map.entry("JWT_SIGNING_KEY", "only for this benchmark, only for this benchmark"));
    }

    GatewayCounts counts() throws IOException {
        return GatewayCounts.of(Metrics.read(management), redis);
    }

    /** Returns when no click waits for Kafka on the disk. */
    void awaitEmptySpool() {
        Waiting.until("the spool is empty", () -> Metrics.read(management).sum("clicktrail_spool_events", "") == 0);
    }

    private static ProcessHandle handle(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Override
    public void close() {
        process.kill();
        redis.close();
    }
}
