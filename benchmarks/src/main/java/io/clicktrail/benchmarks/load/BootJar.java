package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

import io.clicktrail.infrastructure.ChildProcess;

/** A service as it ships, in a JVM of its own. */
public final class BootJar {

    private BootJar() {}

    /** @param heap such as {@code 128m} */
    public static ChildProcess start(
            Path repository, String service, String heap, Map<String, String> environment, Path log) {
        return start(repository, service, List.of("-Xmx" + heap, "-XX:+UseSerialGC"), environment, log);
    }

    /** @param options of the JVM */
    public static ChildProcess start(
            Path repository, String service, List<String> options, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", of(repository, service).toString()));
        return ChildProcess.start(service, command, environment, log);
    }

    /** Where the build leaves it. */
    public static Path of(Path repository, String service) {
        return repository.resolve(service).resolve("target/" + service + "-0.1.0-SNAPSHOT.jar");
    }

    /** Of Spring Boot, with which it is made. */
    public static String springBoot(Path repository, String service) throws IOException {
        try (JarFile jar = new JarFile(of(repository, service).toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Spring-Boot-Version");
        }
    }
}
