package io.clicktrail.transport.state;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CatalogueEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.UnreadableEventException;

/** One reading of a compacted topic from its beginning: later records of a key replace earlier ones. */
final class StateReader<E extends CatalogueEvent> {

    private final EventCodec codec;
    private final Class<E> type;
    private final Map<String, E> known = new ConcurrentHashMap<>();
    private long unreadable;

    StateReader(EventCodec codec, Class<E> type) {
        this.codec = codec;
        this.type = type;
    }

    /** A record without a body removes its key; one that is no event of ours changes nothing and is counted. */
    void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            unreadable++;
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            known.remove(key);
            return;
        }
        try {
            known.put(key, type.cast(codec.decode(typeOf(record), record.value())));
        } catch (UnreadableEventException | ClassCastException e) {
            unreadable++;
        }
    }

    private static @Nullable String typeOf(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EventCodec.TYPE);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    Map<String, E> known() {
        return known;
    }

    long unreadable() {
        return unreadable;
    }
}
