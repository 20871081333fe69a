package io.clicktrail.testsupport;

import java.nio.file.Path;

import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.LocalServers;
import io.clicktrail.infrastructure.PostgresServer;
import io.clicktrail.infrastructure.RedisServer;

/** The three servers for one test class alone, which may kill, freeze and restart them. */
public final class OwnServers implements AutoCloseable {
    private static final String POSTGRES_PASSWORD = "only-for-tests";

    private final Path directory;
    private final LocalServers servers;

    private OwnServers(Path directory, LocalServers servers) {
        this.directory = directory;
        this.servers = servers;
    }

    /** Returns when all three answer. */
    public static OwnServers start() {
        var directory = Directories.temporary("clicktrail-servers-");
        var servers = LocalServers.in(
                directory.resolve("data"),
                directory.resolve("logs"),
                LocalServers.Ports.free(),
                POSTGRES_PASSWORD,
                PostgresServer.Durability.THROWAWAY);
        servers.start();
        return new OwnServers(directory, servers);
    }

    /** Like {@link RealServers#forService(String)}, on these servers. */
    public ServiceEnvironment forService(String name) {
        return ServiceEnvironment.create(addresses(), name);
    }

    public KafkaServer kafka() {
        return servers.kafka();
    }

    public PostgresServer postgres() {
        return servers.postgres();
    }

    public RedisServer redis() {
        return servers.redis();
    }

    ServerAddresses addresses() {
        return ServerAddresses.of(servers, POSTGRES_PASSWORD);
    }

    @Override
    public void close() {
        servers.close();
        Directories.delete(directory);
    }
}
