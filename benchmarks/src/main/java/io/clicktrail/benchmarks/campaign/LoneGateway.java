package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.clicktrail.benchmarks.load.BenchOffer;
import io.clicktrail.benchmarks.load.BootJar;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/** A click-gateway as it ships, with nobody of the house but Kafka. It knows the {@link BenchOffer}. */
record LoneGateway(ChildProcess process, URI address, Path data) implements AutoCloseable {

    /**
     * @param data a directory for its spool and its snapshots
     * @param more of the environment
     */
    static LoneGateway start(Path data, Path log, KafkaServer kafka, Map<String, String> more) {
        HouseTopics.create(kafka.address(), "");
        BenchOffer.publish(kafka.address());
        URI address = URI.create("http://127.0.0.1:" + Loopback.freePort());
        Map<String, String> environment = new HashMap<>(more);
        environment.putAll(Map.of(
                "CLICKTRAIL_KAFKA",
                kafka.address(),
                "CLICKTRAIL_DATA_DIR",
                data.toString(),
                "SERVER_PORT",
                Integer.toString(address.getPort()),
                "MANAGEMENT_PORT",
                Integer.toString(Loopback.freePort()),
                "PUBLIC_BASE_URL",
                address.toString(),
                "BOT_USERNAME",
                "trail_bot",
                "VISITOR_HASH_KEY",
                "only for this campaign",
                "CLICKTRAIL_ADMIN_KEY",
                "only for this campaign",
                "JWT_SIGNING_KEY",
                "only for this campaign, only for this campaign",
                // All visitors come from this machine.
                "FLOOD_REFUSED_ABOVE",
                "0"));
        Path repository = Path.of(System.getProperty("clicktrail.home", ""));
        ChildProcess process = BootJar.start(repository, "click-gateway", "128m", environment, log);
        return new LoneGateway(process, address, data);
    }

    /** Files of events that wait for Kafka: a file goes when all of it has arrived. */
    long segments() {
        try (Stream<Path> files = Files.list(data.resolve("spool"))) {
            return files.filter(file -> file.toString().endsWith(".segment")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
