package io.clicktrail.benchmarks.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.clicktrail.benchmarks.load.AttributionService;
import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.infrastructure.KafkaServer;

/** Several attribution-services that share the partitions of one Kafka and the rows of one database. */
final class Replicas implements AutoCloseable {

    private final Path repository;
    private final Path scratch;
    private final KafkaServer kafka;
    private final OwnDatabase database;
    private final List<AttributionService> replicas = new ArrayList<>();

    private Replicas(Path repository, Path scratch, KafkaServer kafka, OwnDatabase database) {
        this.repository = repository;
        this.scratch = scratch;
        this.kafka = kafka;
        this.database = database;
    }

    /** One after the other: the first makes the tables. */
    static Replicas start(Path repository, Path scratch, KafkaServer kafka, OwnDatabase database, int number) {
        Replicas replicas = new Replicas(repository, scratch, kafka, database);
        for (int i = 0; i < number; i++) {
            replicas.replicas.add(replicas.launch(i));
            replicas.any().awaitReady();
        }
        replicas.awaitReady();
        return replicas;
    }

    AttributionService any() {
        return replicas.getFirst();
    }

    int size() {
        return replicas.size();
    }

    void kill(int replica) {
        replicas.get(replica).process().kill();
    }

    /** A killed one anew, which takes some seconds to be ready. */
    void revive(int replica) {
        replicas.set(replica, launch(replica));
    }

    void awaitReady() {
        replicas.forEach(AttributionService::awaitReady);
    }

    private AttributionService launch(int replica) {
        return AttributionService.launch(repository, scratch, "attribution-" + replica, kafka, database);
    }

    @Override
    public void close() {
        replicas.forEach(AttributionService::close);
    }
}
