package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory that a process and its children hold, as the kernel counts it; what they share counts for each. */
public final class Memory {

    private static final String RESIDENT = "VmRSS:";
    private static final double KIB_A_MB = 1_000_000 / 1_024.0;

    private Memory() {}

    /** In units of 1,000,000 bytes. */
    public static double residentMegabytes(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                        .mapToLong(process -> residentKibibytes(process.pid()))
                        .sum()
                / KIB_A_MB;
    }

    private static long residentKibibytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            if (Files.exists(status)) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }
}
