package io.clicktrail.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories of servers: made with their parents, and removed with all that is in them. */
public final class Directories {
    private Directories() {}

    public static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new ServerFailedException("cannot create " + directory + ": " + e.getMessage(), e);
        }
    }

    /** A directory of its own under the system's place for such. */
    public static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new ServerFailedException("cannot create a temporary directory: " + e.getMessage(), e);
        }
    }

    /** Removes it and everything below; what is gone meanwhile is no error. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException meanwhileGone) {
            directory.toFile().deleteOnExit();
        }
    }
}
