package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.Directories;

/** A disk of some megabytes (tmpfs), mounted for as long as this is open. Only root may do so. */
record SmallDisk(Path path) implements AutoCloseable {

    private static final double MEGABYTE = 1 << 20;

    static SmallDisk mount(Path path, int megabytes) {
        Directories.create(path);
        String options = "size=" + megabytes + "m,mode=700";
        run(List.of("mount", "-t", "tmpfs", "-o", options, "clicktrail", path.toString()), path);
        return new SmallDisk(path);
    }

    /** How much more it takes. */
    double freeMegabytes() {
        try {
            return Files.getFileStore(path).getUsableSpace() / MEGABYTE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When nobody has a file of it open any more. */
    @Override
    public void close() {
        run(List.of("umount", path.toString()), path);
    }

    private static void run(List<String> command, Path path) {
        ChildProcess.run(command.getFirst(), command, Map.of(), path.resolveSibling(command.getFirst() + ".log"));
    }
}
