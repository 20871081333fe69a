package io.clicktrail.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import io.clicktrail.benchmarks.load.HouseService;

/** Several of one service that share the partitions of one Kafka and the rows of one database. */
public final class Replicas implements AutoCloseable {

    private final IntFunction<HouseService> launch;
    private final List<HouseService> replicas = new ArrayList<>();

    private Replicas(IntFunction<HouseService> launch) {
        this.launch = launch;
    }

    /**
     * One after the other: the first makes the tables.
     *
     * @param launch starts the replica of that number, from 0 on
     */
    public static Replicas start(int number, IntFunction<HouseService> launch) {
        Replicas replicas = new Replicas(launch);
        for (int i = 0; i < number; i++) {
            replicas.replicas.add(launch.apply(i));
            replicas.any().awaitReady();
        }
        replicas.awaitReady();
        return replicas;
    }

    public HouseService any() {
        return replicas.getFirst();
    }

    public List<HouseService> all() {
        return List.copyOf(replicas);
    }

    public int size() {
        return replicas.size();
    }

    /** Returns when it is gone. */
    public void kill(int replica) {
        replicas.get(replica).process().kill();
    }

    /** A killed one anew, which takes some seconds to be ready. */
    public void revive(int replica) {
        replicas.set(replica, launch.apply(replica));
    }

    public void awaitReady() {
        replicas.forEach(HouseService::awaitReady);
    }

    @Override
    public void close() {
        replicas.forEach(HouseService::close);
    }
}
