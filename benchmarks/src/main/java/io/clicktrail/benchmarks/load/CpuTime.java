package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU time that processes and all their children have used, as the kernel counts it ({@code /proc/PID/stat}). Children
 * that have ended count with the parent that has waited for them.
 */
public final class CpuTime {

    // USER_HZ, which Linux fixes at 100 for every architecture that a JVM runs on.
    private static final double TICKS_A_SECOND = 100.0;
    /** Of the fields behind the command: utime, stime, cutime, cstime. */
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

    private CpuTime() {}

    /** Seconds of user and system time of these processes and all that they have started. */
    public static double secondsOf(ProcessHandle... roots) {
        return Stream.of(roots)
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToDouble(process -> secondsOf(process.pid()))
                .sum();
    }

    private static double secondsOf(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            // The second field is the command in parentheses and may hold anything, spaces too.
            String line = Files.readString(stat);
            List<String> fields =
                    List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
            return TIMES.stream()
                            .mapToLong(time -> Long.parseLong(fields.get(time)))
                            .sum()
                    / TICKS_A_SECOND;
        } catch (IOException e) {
            if (Files.exists(stat)) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }
}
