package io.clicktrail.benchmarks.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.clicktrail.infrastructure.ChildProcess;

/** A service as it ships, in a JVM of its own. */
public final class BootJar {

    private BootJar() {}

    /** @param heap such as {@code 128m} */
    public static ChildProcess start(
            Path repository, String service, String heap, Map<String, String> environment, Path log) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path jar = repository.resolve(service).resolve("target/" + service + "-0.1.0-SNAPSHOT.jar");
        return ChildProcess.start(
                service, List.of(java, "-Xmx" + heap, "-XX:+UseSerialGC", "-jar", jar.toString()), environment, log);
    }
}
