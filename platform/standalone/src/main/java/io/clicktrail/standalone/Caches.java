package io.clicktrail.standalone;

import java.nio.file.Path;
import java.time.Duration;

import io.clicktrail.infrastructure.AotCache;

/** Where the JVMs of the house keep what they learnt in a training run, and whether this run is one. */
sealed interface Caches {
    AotCache ofKafka();

    AotCache of(BuiltService service);

    /** How long a service may take to stop. */
    Duration patienceAtStop();

    private static Path kafkaFile(Path project) {
        return project.resolve("platform/standalone/target/kafka.aot");
    }

    /** Used where they exist. */
    record Used(Path project) implements Caches {
        @Override
        public AotCache ofKafka() {
            return AotCache.from(kafkaFile(project));
        }

        @Override
        public AotCache of(BuiltService service) {
            return service.trained() ? AotCache.from(service.cacheFile()) : AotCache.NONE;
        }

        @Override
        public Duration patienceAtStop() {
            return Duration.ofSeconds(30);
        }
    }

    /** Written when the processes stop. */
    record Trained(Path project) implements Caches {
        @Override
        public AotCache ofKafka() {
            return AotCache.trainedTo(kafkaFile(project));
        }

        @Override
        public AotCache of(BuiltService service) {
            return AotCache.trainedTo(service.cacheFile());
        }

        /** The caches are written then, by all services at the same time. */
        @Override
        public Duration patienceAtStop() {
            return Duration.ofMinutes(5);
        }
    }
}
