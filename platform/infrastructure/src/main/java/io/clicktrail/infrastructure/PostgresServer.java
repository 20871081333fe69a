package io.clicktrail.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * PostgreSQL 18, from the binaries of zonky. One superuser, {@code postgres}, and passwords for everybody.
 *
 * <p>PostgreSQL refuses to run as root; for root it is started in a user namespace in which root is nobody.
 */
public final class PostgresServer extends LocalServer {
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", Loopback.HOST,
            "unix_socket_directories", "",
            "max_connections", "300",
            "shared_buffers", "128MB",
            "max_wal_size", "512MB",
            "log_min_messages", "warning",
            "logging_collector", "off",
            "timezone", "UTC");

    private final String password;
    private final Durability durability;

    /** Whether a power cut may cost data; a killed process costs none in both cases. */
    public enum Durability {
        SYNCED,
        /** Several times as fast, for tests. */
        THROWAWAY
    }

    public PostgresServer(Path data, Path log, int port, String password, Durability durability) {
        super("PostgreSQL", data, log, port);
        this.password = password;
        this.durability = durability;
    }

    /** Its databases and roles, for the superuser. */
    public PostgresAdmin admin() {
        return new PostgresAdmin(address(), password);
    }

    @Override
    protected void prepareData() {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            removeLockOfDeadProcess();
        } else {
            initialise();
        }
    }

    /** A lock file whose process id now belongs to somebody else would keep the server from starting. */
    private void removeLockOfDeadProcess() {
        var lock = data.resolve("postmaster.pid");
        try (var lines = Files.lines(lock)) {
            var pid = Long.parseLong(lines.findFirst().orElse("0").trim());
            if (ProcessHandle.of(pid).filter(PostgresServer::isPostgres).isEmpty()) {
                Files.delete(lock);
            }
        } catch (IOException | NumberFormatException noLock) {
            Objects.requireNonNull(noLock);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    private void initialise() {
        Path passwordFile = data.resolveSibling(data.getFileName() + ".initial-password");
        try {
            OwnerOnly.write(passwordFile, password);
            ChildProcess.run("initdb", initdb(passwordFile), Map.of("LC_ALL", "C"), log);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private List<String> initdb(Path passwordFile) {
        return asOrdinaryUser(List.of(
                Binaries.postgres().resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + PostgresAdmin.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                durability == Durability.SYNCED ? "--data-checksums" : "--no-sync"));
    }

    @Override
    protected List<String> command() {
        var command = new ArrayList<String>();
        command.add(Binaries.postgres().resolve("postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port())));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        if (durability == Durability.THROWAWAY) {
            command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off"));
        }
        return asOrdinaryUser(command);
    }

    private static List<String> asOrdinaryUser(List<String> command) {
        return "root".equals(System.getProperty("user.name"))
                ? Stream.concat(Stream.of("unshare", "--user"), command.stream())
                        .toList()
                : command;
    }

    @Override
    protected boolean answers() {
        return Loopback.accepts(port()) && admin().answers();
    }

    /** SIGINT: connections are closed at once; SIGTERM would wait for every client to leave. */
    @Override
    protected String stopSignal() {
        return "INT";
    }
}
