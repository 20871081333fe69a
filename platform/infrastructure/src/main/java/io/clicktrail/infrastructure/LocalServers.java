package io.clicktrail.infrastructure;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** The three servers together, started and stopped side by side. */
public record LocalServers(KafkaServer kafka, PostgresServer postgres, RedisServer redis) implements AutoCloseable {

    /** Where the three listen on 127.0.0.1. */
    public record Ports(int kafka, int kafkaController, int postgres, int redis) {
        /** Four ports that are free now. */
        public static Ports free() {
            return new Ports(Loopback.freePort(), Loopback.freePort(), Loopback.freePort(), Loopback.freePort());
        }
    }

    /**
     * The three with their data and logs in directories of their own; none is started yet.
     *
     * @param postgresPassword of the superuser, fixed when the data are made
     */
    public static LocalServers in(
            Path data, Path logs, Ports ports, String postgresPassword, PostgresServer.Durability durability) {
        return in(data, logs, ports, postgresPassword, durability, AotCache.NONE);
    }

    /** @param kafkaCache of the classes that Kafka loads */
    public static LocalServers in(
            Path data,
            Path logs,
            Ports ports,
            String postgresPassword,
            PostgresServer.Durability durability,
            AotCache kafkaCache) {
        return new LocalServers(
                new KafkaServer(
                        data.resolve("kafka"),
                        logs.resolve("kafka.log"),
                        ports.kafka(),
                        ports.kafkaController(),
                        kafkaCache),
                new PostgresServer(
                        data.resolve("postgres"),
                        logs.resolve("postgres.log"),
                        ports.postgres(),
                        postgresPassword,
                        durability),
                new RedisServer(data.resolve("redis"), logs.resolve("redis.log"), ports.redis()));
    }

    /** Returns when all three answer; if one cannot start, the others are stopped again. */
    public void start() {
        try {
            CompletableFuture.allOf(
                            all().map(server -> CompletableFuture.runAsync(server::start, Thread::startVirtualThread))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof ServerFailedException failed ? failed : e;
        }
    }

    @Override
    public void close() {
        all().parallel().forEach(LocalServer::close);
    }

    private Stream<LocalServer> all() {
        return Stream.of(kafka, postgres, redis);
    }
}
