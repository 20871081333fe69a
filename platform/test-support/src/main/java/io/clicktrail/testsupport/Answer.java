package io.clicktrail.testsupport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a partner answers, and how badly it behaves while doing so.
 *
 * @param delay before the first byte
 * @param drip between any two bytes of the body; zero sends it at once
 * @param reset instead of an answer: the connection is reset after the request has been read
 */
public record Answer(
        int status, Map<String, String> headers, byte[] body, Duration delay, Duration drip, boolean reset) {

    public static Answer status(int status) {
        return new Answer(status, Map.of(), new byte[0], Duration.ZERO, Duration.ZERO, false);
    }

    public static Answer ok() {
        return status(200);
    }

    public static Answer json(String json) {
        return ok().header("Content-Type", "application/json").body(json);
    }

    public static Answer connectionReset() {
        return new Answer(0, Map.of(), new byte[0], Duration.ZERO, Duration.ZERO, true);
    }

    public Answer header(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, Map.copyOf(more), body, delay, drip, reset);
    }

    public Answer body(String text) {
        return new Answer(status, headers, text.getBytes(StandardCharsets.UTF_8), delay, drip, reset);
    }

    /** A body of so many bytes of the letter x. */
    public Answer bodyOfSize(int bytes) {
        return body("x".repeat(bytes));
    }

    public Answer after(Duration time) {
        return new Answer(status, headers, body, time, drip, reset);
    }

    public Answer dripping(Duration betweenBytes) {
        return new Answer(status, headers, body, delay, betweenBytes, reset);
    }
}
