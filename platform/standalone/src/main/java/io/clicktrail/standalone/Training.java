package io.clicktrail.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

import io.clicktrail.infrastructure.Directories;

/**
 * Runs the house once on data of its own, so that every JVM writes down which classes it loaded and how they were used.
 * After each build, and never again until the next.
 */
final class Training {
    private static final int VISITORS_PER_SECOND = 20;
    private static final Duration VISITS = Duration.ofSeconds(8);

    private Training() {}

    static boolean done(Path project) {
        return Stream.of(Service.values())
                .map(service -> BuiltService.of(service, project))
                .allMatch(BuiltService::trained);
    }

    static void run(HouseNews news, Function<SandboxAddresses, Sandbox> sandbox) {
        var directory = Directories.temporary("clicktrail-training-");
        try (var house = House.training(HouseSettings.temporary(directory), news, sandbox)) {
            house.start();
            house.startTraffic(VISITORS_PER_SECOND);
            LockSupport.parkNanos(VISITS.toNanos());
        } finally {
            Directories.delete(directory);
        }
    }
}
