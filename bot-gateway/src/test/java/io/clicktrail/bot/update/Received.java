package io.clicktrail.bot.update;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.trace.Trace;

/** Updates as the gateway received them. */
final class Received {

    static final String BOT = "track_bot";
    /** A while after all dates in the samples. */
    static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    private Received() {}

    static Delivered<TelegramUpdateReceived> sample(String name) {
        return update(text(name), LATER);
    }

    static Delivered<TelegramUpdateReceived> update(String json) {
        return update(json, LATER);
    }

    static Delivered<TelegramUpdateReceived> update(String json, Instant at) {
        return bytes(json.getBytes(StandardCharsets.UTF_8), at);
    }

    static Delivered<TelegramUpdateReceived> bytes(byte[] body, Instant at) {
        EventId id = EventId.of(at, 1, 2);
        return new Delivered<>(new TelegramUpdateReceived(id, at, BOT, "key", RawBody.of(body)), Trace.start());
    }

    static String text(String name) {
        String path = "/updates/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Received.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
