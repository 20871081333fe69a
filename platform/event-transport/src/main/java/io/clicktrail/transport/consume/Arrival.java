package io.clicktrail.transport.consume;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record turned out to be. */
sealed interface Arrival {

    ConsumerRecord<byte[], byte[]> record();

    record Readable(ConsumerRecord<byte[], byte[]> record, Delivered<?> delivered) implements Arrival {}

    record Poison(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) implements Arrival {}
}
