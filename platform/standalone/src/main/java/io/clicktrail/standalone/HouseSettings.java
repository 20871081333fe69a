package io.clicktrail.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.clicktrail.infrastructure.PostgresServer.Durability;

/**
 * What a house is made of.
 *
 * @param project the directory that the modules are in
 * @param data kept between starts
 * @param logs one file per process
 * @param outside variables that replace the usual ones of all services, such as {@code BOT_TOKEN}
 */
public record HouseSettings(
        Path project, Path data, Path logs, HousePorts ports, Durability durability, Map<String, String> outside) {

    public HouseSettings {
        outside = Map.copyOf(outside);
    }

    /** As {@code bin/up} runs it. */
    static HouseSettings from(Map<String, String> environment) {
        var project = projectDirectory();
        var data = environment.getOrDefault("CLICKTRAIL_DATA", "").isBlank()
                ? project.resolve("data")
                : Path.of(environment.getOrDefault("CLICKTRAIL_DATA", "data"));
        return new HouseSettings(
                project,
                data.toAbsolutePath(),
                project.resolve("target/logs"),
                HousePorts.from(environment),
                Durability.SYNCED,
                environment);
    }

    /** On free ports, with everything under the directory given: for a test or a training run. */
    public static HouseSettings temporary(Path directory) {
        return new HouseSettings(
                projectDirectory(),
                directory.resolve("data"),
                directory.resolve("logs"),
                HousePorts.free(),
                Durability.THROWAWAY,
                Map.of());
    }

    /** The same house with one variable of its services replaced. */
    public HouseSettings with(String variable, String value) {
        var more = new HashMap<>(outside);
        more.put(variable, value);
        return new HouseSettings(project, data, logs, ports, durability, more);
    }

    /** {@code -Dclicktrail.home}, else the nearest directory above this one that has a {@code bin/up}. */
    private static Path projectDirectory() {
        var given = System.getProperty("clicktrail.home", "");
        if (!given.isBlank()) {
            return Path.of(given).toAbsolutePath();
        }
        var directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("bin/up"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new HouseFailedException("start bin/up, or set -Dclicktrail.home to the project's directory");
        }
        return directory;
    }
}
