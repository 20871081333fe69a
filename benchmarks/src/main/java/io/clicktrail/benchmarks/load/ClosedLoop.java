package io.clicktrail.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As many requests as 64 connections can carry, by wrk: each connection waits for its answer.
 *
 * @param requests how many were answered
 * @param failures answers that are no redirect, and connections that failed
 */
public record ClosedLoop(double requestsPerSecond, double p50Millis, double p99Millis, long requests, long failures) {

    private static final int CONNECTIONS = 64;
    private static final String SCRIPT = "visitors.lua";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern NOT_2XX_OR_3XX = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN = Pattern.compile("Socket errors: (.*)");

    /** @param target to which each request adds a number of its own */
    public static ClosedLoop run(URI target, Duration time) throws IOException, InterruptedException {
        Path script = script();
        try {
            Process wrk = new ProcessBuilder(command(target, time, script))
                    .redirectErrorStream(true)
                    .start();
            String report = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (wrk.waitFor() != 0) {
                throw new IOException("wrk failed: " + report);
            }
            return read(report);
        } finally {
            Files.delete(script);
        }
    }

    private static List<String> command(URI target, Duration time, Path script) {
        return List.of(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + time.toSeconds() + "s",
                "--latency",
                "-s",
                script.toString(),
                "-H",
                "User-Agent: " + Browser.USER_AGENT,
                target.toString());
    }

    private static Path script() throws IOException {
        Path script = Files.createTempFile("visitors", ".lua");
        try (InputStream resource = ClosedLoop.class.getResourceAsStream(SCRIPT)) {
            Files.copy(Objects.requireNonNull(resource, SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    static ClosedLoop read(String report) throws IOException {
        return new ClosedLoop(
                Double.parseDouble(find(RATE, report)),
                quantile("50%", report),
                quantile("99%", report),
                Long.parseLong(find(REQUESTS, report)),
                failures(report));
    }

    private static long failures(String report) {
        Matcher refused = NOT_2XX_OR_3XX.matcher(report);
        Matcher broken = BROKEN.matcher(report);
        long failures = refused.find() ? Long.parseLong(refused.group(1)) : 0;
        return broken.find()
                ? failures
                        + Pattern.compile("\\d+")
                                .matcher(broken.group(1))
                                .results()
                                .mapToLong(number -> Long.parseLong(number.group()))
                                .sum()
                : failures;
    }

    private static double quantile(String share, String report) throws IOException {
        Matcher line = Pattern.compile(share + "\\s+([0-9.]+)(us|ms|s)").matcher(report);
        if (!line.find()) {
            throw new IOException("not a report of wrk: " + report);
        }
        double number = Double.parseDouble(line.group(1));
        return switch (line.group(2)) {
            case "us" -> number / 1_000;
            case "s" -> number * 1_000;
            default -> number;
        };
    }

    private static String find(Pattern pattern, String report) throws IOException {
        Matcher found = pattern.matcher(report);
        if (!found.find()) {
            throw new IOException("not a report of wrk: " + report);
        }
        return found.group(1);
    }
}
