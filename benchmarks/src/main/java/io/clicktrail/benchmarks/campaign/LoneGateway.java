package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.clicktrail.benchmarks.load.BenchOffer;
import io.clicktrail.benchmarks.load.ClickGateway;
import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.KafkaServer;

/** A click-gateway with nobody of the house but Kafka. It knows the {@link BenchOffer}. */
record LoneGateway(ClickGateway service, Path data) implements AutoCloseable {

    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:+UseSerialGC");

    /**
     * @param data a directory for its spool and its snapshots; the log is beside it
     * @param limits of its environment
     */
    static LoneGateway start(Path data, KafkaServer kafka, Map<String, String> limits) {
        HouseTopics.create(kafka.address(), "");
        BenchOffer.publish(kafka.address());
        Map<String, String> more = new HashMap<>(limits);
        more.put("FLOOD_REFUSED_ABOVE", "0"); // all visitors come from this machine
        Path repository = Path.of(System.getProperty("clicktrail.home", ""));
        return new LoneGateway(ClickGateway.start(repository, data, kafka, SMALL, more), data);
    }

    URI address() {
        return service.address();
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
        service.close();
    }
}
