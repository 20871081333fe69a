package io.clicktrail.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that cannot outlive this JVM, however this JVM ends.
 *
 * <p>A small shell beside it holds the other end of a pipe; when the JVM is gone, even by SIGKILL, the pipe closes and
 * the shell kills the process. The process has a session of its own, so Ctrl-C in a terminal reaches only us and we
 * decide in which order things end.
 */
public final class ChildProcess {
    /** The watcher is forked twice, so that the process never has a child it does not know. */
    private static final String WATCHED = """
            exec 3<&0; me=$$
            ( ( cat <&3; kill -9 "$me" ) >/dev/null 2>&1 & )
            exec "$@" </dev/null 3<&-
            """;

    private final String name;
    private final Process process;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts a command with the output of it appended to a file.
     *
     * @param environment added to what this JVM has
     */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        var watched = new ArrayList<String>();
        if (onPath("setsid")) {
            watched.add("setsid");
        }
        watched.addAll(List.of("sh", "-c", WATCHED, name));
        watched.addAll(command);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(watched).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(name, builder.start());
        } catch (IOException e) {
            throw new ServerFailedException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Runs a command to its end; fails with its last words when it exits with anything but 0. */
    public static void run(String name, List<String> command, Map<String, String> environment, Path log) {
        var child = start(name, command, environment, log);
        if (child.waitForExit(Duration.ofMinutes(2)).orElse(-1) != 0) {
            child.kill();
            throw new ServerFailedException(name + " failed: " + lastLine(log));
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completed with the exit code once the process is gone. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Sends a signal by its name without SIG, such as {@code TERM}; a process already gone is no error. */
    public void signal(String signal) {
        signal(signal, Stream.of(process.toHandle()));
    }

    /** Ends it with the signal, by force when it is not gone in time. */
    public void stop(String signal, Duration patience) {
        signal(signal);
        if (waitForExit(patience).isEmpty()) {
            kill();
        }
    }

    /** SIGKILL, for its children as well; returns when it is gone. */
    public void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
        if (waitForExit(Duration.ofSeconds(10)).isEmpty()) {
            throw new ServerFailedException(name + " survived SIGKILL, pid " + pid());
        }
    }

    /** SIGSTOP, for its children as well; returns when none of their threads runs any more. */
    public void freeze() {
        var family = family();
        signal("STOP", family.stream());
        while (family.stream().flatMap(ChildProcess::threads).anyMatch(ChildProcess::runs)) {
            waitForExit(Duration.ofMillis(1));
        }
    }

    private static Stream<Path> threads(ProcessHandle process) {
        try (var threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return threads.toList().stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    /** By the state in {@code stat}, which follows the name in parentheses: T is stopped by a signal. */
    private static boolean runs(Path thread) {
        try {
            var stat = Files.readString(thread.resolve("stat"));
            return "TtZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) < 0;
        } catch (IOException gone) {
            return false;
        }
    }

    public void thaw() {
        signal("CONT", family().stream());
    }

    private Optional<Integer> waitForExit(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private static void signal(String signal, Stream<ProcessHandle> targets) {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        targets.map(target -> Long.toString(target.pid())).forEach(command::add);
        try {
            new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            throw new ServerFailedException("cannot send SIG" + signal + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last line of a log, for a message; empty when there is none. */
    public static String lastLine(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Waits until the condition holds while the process lives. */
    void await(String what, Duration patience, Path log, Condition condition) {
        var started = Instant.now();
        while (!condition.holds()) {
            if (!alive()) {
                throw new ServerFailedException(
                        name + " ended while starting: " + lastLine(log) + " (see " + log + ")");
            }
            if (Duration.between(started, Instant.now()).compareTo(patience) > 0) {
                throw new ServerFailedException(
                        name + " did not " + what + " within " + patience + " (see " + log + ")");
            }
            waitForExit(Duration.ofMillis(20));
        }
    }

    @FunctionalInterface
    interface Condition {
        boolean holds();
    }
}
