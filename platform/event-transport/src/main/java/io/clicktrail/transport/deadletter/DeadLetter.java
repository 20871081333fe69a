package io.clicktrail.transport.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer group could not use.
 *
 * @param record as it came: key, bytes and headers are kept to the letter
 * @param detail what is wrong in words that hold nothing of the content
 */
public record DeadLetter(
        ConsumerRecord<byte[], byte[]> record,
        String group,
        Reason reason,
        Throwable cause,
        @Nullable String detail,
        Instant at) {

    /** As it is kept in the topic of dead letters: the original, and beside its headers what there is to know. */
    ProducerRecord<byte[], byte[]> toRecord() {
        var kept = new ProducerRecord<>(
                DeadLetterHeaders.topicOf(record.topic()), null, record.key(), record.value(), record.headers());
        Headers headers = kept.headers();
        put(headers, DeadLetterHeaders.REASON, reason.slug());
        put(headers, DeadLetterHeaders.EXCEPTION, cause.getClass().getName());
        put(headers, DeadLetterHeaders.STACK, StackHash.of(cause));
        put(headers, DeadLetterHeaders.TOPIC, record.topic());
        put(headers, DeadLetterHeaders.PARTITION, String.valueOf(record.partition()));
        put(headers, DeadLetterHeaders.OFFSET, String.valueOf(record.offset()));
        put(headers, DeadLetterHeaders.GROUP, group);
        put(headers, DeadLetterHeaders.TIME, at.toString());
        if (detail != null) {
            put(headers, DeadLetterHeaders.DETAIL, detail);
        }
        return kept;
    }

    /** What letters of one fault have in common; tells nothing of the content. */
    String kind() {
        String fault = detail == null ? cause.getClass().getSimpleName() : detail;
        return "%s (%s) in group %s".formatted(reason.slug(), fault, group);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
