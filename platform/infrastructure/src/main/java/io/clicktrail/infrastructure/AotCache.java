package io.clicktrail.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A JVM's cache of loaded classes and method profiles: written at the end of a training run, used from then on.
 *
 * <p>A JVM that finds the cache made for another class path or another JDK starts without it, as fast as ever.
 */
public sealed interface AotCache {
    /** No cache; the JVM loads its classes from the jars. */
    AotCache NONE = new Unused();

    /** Options of the JVM, to be put before all others. */
    List<String> options();

    /** How long the JVM may take to stop: writing the cache takes its time. */
    default Duration patienceAtStop() {
        return Duration.ofSeconds(30);
    }

    /** The cache in that file if it is there, else none. */
    static AotCache from(Path file) {
        return Files.isRegularFile(file) ? new Used(file) : NONE;
    }

    /** A run whose end writes the file. */
    static AotCache trainedTo(Path file) {
        return new Trained(file);
    }

    record Unused() implements AotCache {
        @Override
        public List<String> options() {
            return List.of();
        }
    }

    record Used(Path file) implements AotCache {
        @Override
        public List<String> options() {
            return List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
        }
    }

    record Trained(Path file) implements AotCache {
        @Override
        public List<String> options() {
            return List.of("-XX:AOTCacheOutput=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
        }

        @Override
        public Duration patienceAtStop() {
            return Duration.ofMinutes(5);
        }
    }
}
