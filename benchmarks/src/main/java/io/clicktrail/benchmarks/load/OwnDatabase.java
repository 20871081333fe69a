package io.clicktrail.benchmarks.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.clicktrail.infrastructure.Loopback;
import io.clicktrail.infrastructure.PostgresServer;

/**
 * A PostgreSQL of its own for one server under load, as durable as in production.
 *
 * @param name of the database, of the role that owns it and of its schema
 */
public record OwnDatabase(PostgresServer server, String name) implements AutoCloseable {

    /** Of the owner and of the superuser. */
    public static final String PASSWORD = "only-for-this-benchmark";

    public static OwnDatabase start(Path scratch, String name) {
        PostgresServer server = new PostgresServer(
                scratch.resolve(name + "-postgres"),
                scratch.resolve(name + "-postgres.log"),
                Loopback.freePort(),
                PASSWORD,
                PostgresServer.Durability.SYNCED);
        server.start();
        server.admin().createDatabase(name);
        server.admin().createService(name, name, PASSWORD);
        return new OwnDatabase(server, name);
    }

    /** For its owner; a batch of inserts goes as few statements of many rows. */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url() + "?reWriteBatchedInserts=true", name, PASSWORD);
    }

    /** For who may do everything, in the schema of the owner. */
    public Connection openForAdmin() throws SQLException {
        return DriverManager.getConnection(url() + "?currentSchema=" + name, "postgres", PASSWORD);
    }

    private String url() {
        return "jdbc:postgresql://" + server.address() + "/" + name;
    }

    public ProcessHandle process() {
        return ProcessHandle.of(server.pid()).orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
