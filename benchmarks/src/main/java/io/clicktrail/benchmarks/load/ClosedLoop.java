package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As many requests as 64 connections can carry, by wrk: each connection waits for its answer. */
public record ClosedLoop(double requestsPerSecond, double p99Millis, long failures) {

    private static final int CONNECTIONS = 64;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern NOT_2XX_OR_3XX = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    public static ClosedLoop run(URI target, Duration time) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + time.toSeconds() + "s",
                        "--latency",
                        "-H",
                        "User-Agent: " + Browser.USER_AGENT,
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String report = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0) {
            throw new IOException("wrk failed: " + report);
        }
        return read(report);
    }

    static ClosedLoop read(String report) throws IOException {
        Matcher rate = RATE.matcher(report);
        Matcher p99 = P99.matcher(report);
        Matcher refused = NOT_2XX_OR_3XX.matcher(report);
        if (!rate.find() || !p99.find()) {
            throw new IOException("not a report of wrk: " + report);
        }
        long failures = refused.find() ? Long.parseLong(refused.group(1)) : 0;
        return new ClosedLoop(Double.parseDouble(rate.group(1)), millis(p99.group(1), p99.group(2)), failures);
    }

    private static double millis(String value, String unit) {
        double number = Double.parseDouble(value);
        return switch (unit) {
            case "us" -> number / 1_000;
            case "s" -> number * 1_000;
            default -> number;
        };
    }
}
