package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time that processes and their children have used, as the kernel counts it ({@code /proc/PID/stat}). */
public final class CpuTime {

    // USER_HZ, which Linux fixes at 100 for every architecture that a JVM runs on.
    private static final double TICKS_A_SECOND = 100.0;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

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
            return (Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(SYSTEM_TIME))) / TICKS_A_SECOND;
        } catch (IOException e) {
            if (Files.exists(stat)) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }
}
