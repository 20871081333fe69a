package io.clicktrail.transport.trace;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The trace that a piece of work belongs to (W3C Trace Context, version 00). Travels as the Kafka header and HTTP
 * header {@code traceparent}, and in the Reactor context under this class.
 */
public record Trace(String traceId, String spanId) {

    /** Name of the header, in HTTP and in Kafka. */
    public static final String HEADER = "traceparent";

    private static final Pattern SHAPE =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

    public static Trace start() {
        return new Trace(randomHex() + randomHex(), randomHex());
    }

    /** The trace in a header, or a new one where it is absent or malformed. */
    public static Trace continued(@Nullable String traceparent) {
        if (traceparent == null) {
            return start();
        }
        var parts = SHAPE.matcher(traceparent);
        return parts.matches() ? new Trace(parts.group(1), parts.group(2)) : start();
    }

    /** The next step of the same trace. */
    public Trace child() {
        return new Trace(traceId, randomHex());
    }

    public String header() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    /** As it travels. */
    public Map<String, String> headers() {
        return Map.of(HEADER, header());
    }

    private static String randomHex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
