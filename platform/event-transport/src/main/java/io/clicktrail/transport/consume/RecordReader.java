package io.clicktrail.transport.consume;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.event.UnreadableEventException;
import io.clicktrail.transport.TransportSettings.Topics;
import io.clicktrail.transport.trace.Trace;

/** The border between Kafka's records and events. Whatever cannot be read is told apart, never thrown. */
final class RecordReader {

    private final EventCodec codec;
    private final Topics names;

    RecordReader(EventCodec codec, Topics names) {
        this.codec = codec;
        this.names = names;
    }

    Arrival read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Arrival.Readable(record, new Delivered<>(event(record), trace(record)));
        } catch (RuntimeException e) { // an edge: nothing that stands in a record may stop its partition
            return new Arrival.Poison(record, e);
        }
    }

    private TrackingEvent event(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new UnreadableEventException("no key");
        }
        TrackingEvent event = codec.decode(header(record, EventCodec.TYPE), record.value());
        if (!names.named(event.topic()).equals(record.topic())) {
            throw new UnreadableEventException("belongs to another topic");
        }
        return event;
    }

    private static Trace trace(ConsumerRecord<byte[], byte[]> record) {
        return Trace.continued(header(record, Trace.HEADER));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
