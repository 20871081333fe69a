package io.clicktrail.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A server as a process of its own: it can be stopped, killed and frozen, and started again on the same data and port.
 *
 * <p>All methods may be called from several threads at once; closing does not wait for a start under way.
 */
public abstract class LocalServer implements AutoCloseable {
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(120);

    protected final Path data;
    protected final Path log;
    private final String name;
    private final int port;
    private @Nullable ChildProcess process;

    /**
     * @param data its directory, made when it is missing
     * @param log the file that its output is appended to
     */
    protected LocalServer(String name, Path data, Path log, int port) {
        this.name = name;
        this.data = data.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.port = port;
    }

    /** Makes the data directory fit to start on: it is new, or left by a process that was killed. */
    protected void prepareData() {}

    protected abstract List<String> command();

    /** Environment variables beside those of this JVM. */
    protected Map<String, String> environment() {
        return Map.of();
    }

    /** Whether it does its work, not only accepts connections. */
    protected abstract boolean answers();

    /** The signal, without SIG, on which it stops in order and does not wait for its clients. */
    protected String stopSignal() {
        return "TERM";
    }

    /** How long it may take to stop before it is killed. */
    protected Duration patienceAtStop() {
        return Duration.ofSeconds(20);
    }

    /** Starts the process and returns when it answers requests; a running one is only waited for. */
    public final void start() {
        launch().await("answer", PATIENCE_AT_START, log, this::answers);
    }

    private synchronized ChildProcess launch() {
        if (process != null && process.alive()) {
            return process;
        }
        if (!Loopback.isFree(port)) {
            throw new ServerFailedException(name + ": port " + port + " is in use");
        }
        Directories.create(data);
        prepareData();
        process = ChildProcess.start(name, command(), environment(), log);
        return process;
    }

    public final String name() {
        return name;
    }

    /** The port on 127.0.0.1; it stays the same over restarts. */
    public final int port() {
        return port;
    }

    /** {@code 127.0.0.1:port}. */
    public final String address() {
        return Loopback.HOST + ":" + port;
    }

    /** The file that its output goes to. */
    public final Path log() {
        return log;
    }

    /** The process, so that tests may look at it or signal it themselves. */
    public final long pid() {
        return process().pid();
    }

    public final synchronized boolean running() {
        return process != null && process.alive();
    }

    /** Completed with the exit code when the process that runs now is gone. */
    public final CompletableFuture<Integer> exit() {
        return process().exit();
    }

    /** SIGKILL: no goodbye to clients, nothing flushed. Returns when the process is gone. */
    public final void kill() {
        process().kill();
    }

    /** SIGSTOP: the kernel still accepts connections, nothing answers. */
    public final void freeze() {
        process().freeze();
    }

    /** SIGCONT: goes on where {@link #freeze()} stopped it. */
    public final void thaw() {
        process().thaw();
    }

    /** Stops in order, by force when that takes too long. A frozen server is thawed first. */
    @Override
    public final void close() {
        if (running()) {
            thaw();
            process().stop(stopSignal(), patienceAtStop());
        }
    }

    private synchronized ChildProcess process() {
        if (process == null) {
            throw new ServerFailedException(name + " was not started");
        }
        return process;
    }
}
