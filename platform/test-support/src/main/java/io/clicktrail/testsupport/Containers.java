package io.clicktrail.testsupport;

import java.util.Map;
import java.util.stream.Stream;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

import io.clicktrail.infrastructure.RedisServer;

/** The three servers from the images that production runs; needs a container engine. Testcontainers removes them. */
final class Containers {
    private static final String POSTGRES_PASSWORD = "only-for-tests";
    private static final int POSTGRES_PORT = 5432;
    private static final int REDIS_PORT = 6379;

    private Containers() {}

    static ServerAddresses start() {
        var kafka = kafka();
        var postgres = postgres();
        var redis = redis();
        Startables.deepStart(Stream.of(kafka, postgres, redis)).join();
        return new ServerAddresses(
                kafka.getBootstrapServers().replaceFirst("^[A-Z]+://", ""),
                postgres.getHost() + ":" + postgres.getMappedPort(POSTGRES_PORT),
                POSTGRES_PASSWORD,
                redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT));
    }

    private static KafkaContainer kafka() {
        return new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
                .withEnv(Map.of(
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                        "KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "6000",
                        "KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "10000",
                        "KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "1000",
                        "KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "3000"));
    }

    private static GenericContainer<?> postgres() {
        return new GenericContainer<>(DockerImageName.parse("postgres:18"))
                .withEnv("POSTGRES_PASSWORD", POSTGRES_PASSWORD)
                .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off")
                .withExposedPorts(POSTGRES_PORT)
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
    }

    private static GenericContainer<?> redis() {
        return new GenericContainer<>(DockerImageName.parse("redis:7"))
                .withCommand("redis-server", "--databases", Integer.toString(RedisServer.DATABASES))
                .withExposedPorts(REDIS_PORT);
    }
}
