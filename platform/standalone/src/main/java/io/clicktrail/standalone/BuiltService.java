package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.clicktrail.infrastructure.AotCache;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.Directories;

/**
 * A service as the build left it: the boot jar, taken apart once after each build so that the JVM reads plain jars in a
 * fixed order, which is what a cache of loaded classes needs.
 *
 * @param directory where it is taken apart to; it goes with {@code mvn clean}
 */
record BuiltService(Service service, Path jar, Path directory) {

    static BuiltService of(Service service, Path project) {
        var target = project.resolve(service.module()).resolve("target");
        try (var files = Files.list(target)) {
            var jar = files.filter(file -> isBootJar(service, file)).findFirst().orElseThrow(() -> notBuilt(service));
            return new BuiltService(
                    service, jar.toAbsolutePath(), target.resolve("extracted").toAbsolutePath());
        } catch (IOException e) {
            throw notBuilt(service);
        }
    }

    private static boolean isBootJar(Service service, Path file) {
        var name = file.getFileName().toString();
        return name.startsWith(service.module())
                && name.endsWith(".jar")
                && !name.matches(".*-(sources|javadoc|tests)\\.jar");
    }

    private static HouseFailedException notBuilt(Service service) {
        return new HouseFailedException(service.module() + " is not built; run ./mvnw -DskipTests package");
    }

    /** Takes the jar apart unless that was done since it was built. */
    void extract(Path log) {
        if (extracted()) {
            return;
        }
        Directories.delete(directory);
        ChildProcess.run(
                service.module() + " (extract)",
                List.of(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        directory.toString()),
                Map.of(),
                log);
        try {
            Files.writeString(stamp(), stampNow());
        } catch (IOException e) {
            throw new HouseFailedException("cannot write " + stamp() + ": " + e.getMessage(), e);
        }
    }

    boolean extracted() {
        try {
            return Files.exists(stamp()) && Files.readString(stamp()).equals(stampNow());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a training run has left a cache for this very jar. */
    boolean trained() {
        return extracted() && Files.exists(cacheFile());
    }

    Path cacheFile() {
        return directory.resolve("classes.aot");
    }

    /** Small: the house runs on a laptop beside other things. */
    List<String> command(AotCache cache, String extraOptions) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(cache.options());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xms48m",
                "-Xmx256m",
                "-XX:TrimNativeHeapInterval=5000", // what compiling took is given back
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "--enable-native-access=ALL-UNNAMED"));
        if (!extraOptions.isBlank()) {
            command.addAll(List.of(extraOptions.trim().split("\\s+")));
        }
        command.addAll(List.of("-jar", directory.resolve(jar.getFileName()).toString()));
        return command;
    }

    private Path stamp() {
        return directory.resolve("built-from");
    }

    private String stampNow() throws IOException {
        return String.format(
                Locale.ROOT,
                "%s %d %s%n",
                Files.getLastModifiedTime(jar),
                Files.size(jar),
                System.getProperty("java.vm.version"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
