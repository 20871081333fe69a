package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Scanner;

import io.clicktrail.infrastructure.Loopback;
import io.clicktrail.infrastructure.RedisServer;

/**
 * What the gateway itself says of its clicks. A gateway that leaves something out under load would look cheap.
 *
 * @param broker clicks that were durable in Kafka in time
 * @param spool those that Kafka did not take in time
 * @param visitors whom Redis remembers; a few of all were somebody twice
 */
record GatewayCounts(double broker, double spool, long visitors) {

    private static final String PUBLISHED = "clicktrail_events_published_seconds_count";

    static GatewayCounts of(Metrics metrics, RedisServer redis) throws IOException {
        return new GatewayCounts(
                metrics.sum(PUBLISHED, "durability=\"broker\""),
                metrics.sum(PUBLISHED, "durability=\"spool\""),
                keys(redis));
    }

    private static long keys(RedisServer redis) throws IOException {
        try (Socket socket = new Socket(Loopback.HOST, redis.port());
                Scanner answer = new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII)) {
            socket.getOutputStream().write("DBSIZE\r\n".getBytes(StandardCharsets.US_ASCII));
            return Long.parseLong(answer.nextLine().substring(1));
        }
    }

    GatewayCounts since(GatewayCounts before) {
        return new GatewayCounts(broker - before.broker, spool - before.spool, visitors - before.visitors);
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%,.0f clicks durable in Kafka in time, %,.0f by the spool; %,d new visitors in Redis",
                broker,
                spool,
                visitors);
    }
}
