package io.clicktrail.transport.parcel;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Events for tests. A parcel is a hook whose body is a note. */
public final class Parcels {

    private Parcels() {}

    public static AmoHookReceived parcel(String key, String note) {
        var random = ThreadLocalRandom.current();
        Instant now = Instant.now();
        var id = EventId.of(now, random.nextLong(), random.nextLong());
        return new AmoHookReceived(id, now, "parcels", null, key, RawBody.of(note.getBytes(UTF_8)));
    }

    public static List<AmoHookReceived> parcels(int count, String key) {
        return IntStream.range(0, count).mapToObj(i -> parcel(key, "note " + i)).toList();
    }

    /** What the service says of a parcel: the same for the same parcel. */
    public static TelegramUpdateReceived receiptOf(AmoHookReceived parcel) {
        var id = EventId.derived(parcel.occurredAt(), "receipt", parcel.id().toString());
        return new TelegramUpdateReceived(id, parcel.occurredAt(), "receipts", parcel.key(), parcel.body());
    }
}
