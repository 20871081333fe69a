package io.clicktrail.transport.deadletter;

import java.util.Optional;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import io.clicktrail.event.EventCodec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A dead letter as it is found in its topic. */
record KeptLetter(ConsumerRecord<byte[], byte[]> record) {

    /** Where a record stands. */
    record Place(int partition, long offset) {

        @Override
        public String toString() {
            return partition + ":" + offset;
        }
    }

    Place place() {
        return new Place(record.partition(), record.offset());
    }

    /** The record it was. Several groups may have put aside the same one. */
    String source() {
        return header(DeadLetterHeaders.TOPIC)
                + ' '
                + header(DeadLetterHeaders.PARTITION)
                + ':'
                + header(DeadLetterHeaders.OFFSET);
    }

    boolean isFor(Reason reason) {
        return header(DeadLetterHeaders.REASON).equals(reason.slug());
    }

    String reason() {
        return header(DeadLetterHeaders.REASON);
    }

    /** One line without key and body: they may tell of people. */
    String describe() {
        return String.join(
                "  ",
                place().toString(),
                header(DeadLetterHeaders.TIME),
                reason(),
                header(EventCodec.TYPE),
                header(EventCodec.ID),
                "from " + source(),
                "by " + header(DeadLetterHeaders.GROUP),
                header(DeadLetterHeaders.EXCEPTION) + "@" + header(DeadLetterHeaders.STACK),
                header(DeadLetterHeaders.DETAIL));
    }

    /** The original to the letter. */
    ProducerRecord<byte[], byte[]> original() {
        var original = new ProducerRecord<>(header(DeadLetterHeaders.TOPIC), record.key(), record.value());
        Headers headers = original.headers();
        StreamSupport.stream(record.headers().spliterator(), false)
                .filter(header -> !DeadLetterHeaders.isOurs(header.key()))
                .forEach(headers::add);
        return original;
    }

    /** What is written behind it when it has been sent again. */
    ProducerRecord<byte[], byte[]> mark() {
        var mark = new ProducerRecord<byte[], byte[]>(record.topic(), record.partition(), null, null);
        mark.headers()
                .add(DeadLetterHeaders.REPLAYED, String.valueOf(record.offset()).getBytes(UTF_8));
        return mark;
    }

    /** The letter that a mark tells of; empty where the record is a letter itself. */
    static Optional<Place> markedBy(ConsumerRecord<byte[], byte[]> record) {
        return valueOf(record, DeadLetterHeaders.REPLAYED)
                .map(offset -> new Place(record.partition(), Long.parseLong(offset)));
    }

    private String header(String name) {
        return valueOf(record, name).orElse("-");
    }

    private static Optional<String> valueOf(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }
}
