package io.clicktrail.transport.deadletter;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void aLetterHoldsTheOriginalAndWhatThereIsToKnow() {
        var letter = letterOf(clicks(17)).toRecord();

        assertThat(letter.topic()).isEqualTo("clicks-dlt");
        assertThat(letter.key()).isEqualTo("key".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo(new byte[] {0, -1});
        assertThat(Arrays.stream(letter.headers().toArray()).map(DeadLetterTest::describe))
                .containsExactly(
                        "ce_type=x",
                        "ce_type=y",
                        "empty=null",
                        "dlt_reason=unreadable",
                        "dlt_exception=java.lang.IllegalStateException",
                        "dlt_stack=" + StackHash.of(CAUSE),
                        "dlt_topic=clicks",
                        "dlt_partition=3",
                        "dlt_offset=17",
                        "dlt_group=postback-service.conversions",
                        "dlt_time=2026-05-01T12:00:00Z",
                        "dlt_detail=unknown event type");
    }

    @Test
    void whatIsSentAgainIsTheOriginalToTheLetter() {
        var source = clicks(17);

        var original = new KeptLetter(kept(letterOf(source).toRecord(), 5)).original();

        assertThat(original.topic()).isEqualTo("clicks");
        assertThat(original.partition()).isNull();
        assertThat(original.key()).isEqualTo(source.key());
        assertThat(original.value()).isEqualTo(source.value());
        assertThat(original.headers()).isEqualTo(source.headers());
    }

    @Test
    void nothingIsInventedForARecordWithoutKeyAndBody() {
        var bare = new ConsumerRecord<byte[], byte[]>("clicks", 0, 1, null, null);

        var original = new KeptLetter(kept(letterOf(bare).toRecord(), 5)).original();

        assertThat(original.key()).isNull();
        assertThat(original.value()).isNull();
        assertThat(original.headers()).isEmpty();
    }

    @Test
    void aMarkTellsWhichLetterWasSentAgain() {
        var letter = new KeptLetter(kept(letterOf(clicks(17)).toRecord(), 5));

        assertThat(KeptLetter.markedBy(kept(letter.mark(), 9))).contains(letter.place());
        assertThat(KeptLetter.markedBy(letter.record())).isEqualTo(Optional.empty());
    }

    @Test
    void aDescriptionTellsNothingOfKeyAndBody() {
        assertThat(new KeptLetter(kept(letterOf(clicks(17)).toRecord(), 5)).describe())
                .contains("unreadable", "clicks 3:17", "postback-service.conversions")
                .doesNotContain("key");
    }

    private static final RuntimeException CAUSE = new IllegalStateException("with the phone number of somebody");

    private static DeadLetter letterOf(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                record, "postback-service.conversions", Reason.UNREADABLE, CAUSE, "unknown event type", NOON);
    }

    private static ConsumerRecord<byte[], byte[]> clicks(long offset) {
        var headers = new RecordHeaders()
                .add("ce_type", "x".getBytes(UTF_8))
                .add("ce_type", "y".getBytes(UTF_8))
                .add("empty", null);
        return record("clicks", 3, offset, "key".getBytes(UTF_8), new byte[] {0, -1}, headers);
    }

    private static ConsumerRecord<byte[], byte[]> kept(ProducerRecord<byte[], byte[]> sent, long offset) {
        var headers = new RecordHeaders(sent.headers());
        return record(sent.topic(), 4, offset, sent.key(), sent.value(), headers);
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, byte[] key, byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                topic, partition, offset, 0, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
    }

    private static String describe(Header header) {
        return header.key() + "=" + (header.value() == null ? null : new String(header.value(), UTF_8));
    }
}
