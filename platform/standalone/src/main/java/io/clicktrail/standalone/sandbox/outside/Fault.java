package io.clicktrail.standalone.sandbox.outside;

import java.time.Duration;
import java.util.Map;

/**
 * How a stand-in misbehaves.
 *
 * @param status answered instead of its own; 0: its own
 * @param delay before the answer
 * @param reset whether the connection is cut instead
 * @param drip the answer comes byte by byte
 * @param share of calls that it befalls, in percent
 */
record Fault(Kind kind, int status, Duration delay, boolean reset, boolean drip, int share) {

    Map<String, Object> shown() {
        return Map.of(
                "kind", kind.wireName(),
                "status", status,
                "delay", delay.toString(),
                "reset", reset,
                "drip", drip,
                "share", share);
    }
}
