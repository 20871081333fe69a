package io.clicktrail.benchmarks.campaign;

import java.util.Arrays;
import java.util.Random;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Records that no consumer can understand, of many kinds. Each is made from a good one, so that it looks like one. */
enum Poison {
    NO_KEY,
    NO_BODY,
    EMPTY_BODY,
    NO_TYPE,
    UNKNOWN_TYPE,
    EMPTY_TYPE,
    NEXT_VERSION,
    NOT_JSON,
    CUT_JSON,
    NULL_JSON,
    ARRAY_JSON,
    NUMBER_JSON,
    EMPTY_OBJECT,
    WRONG_TYPES,
    NOT_UTF8,
    BINARY,
    DEEP_JSON,
    HUGE_NUMBER,
    BIG_BLOB,
    BROKEN_ID;

    private static final int BIG = 900_000;
    private static final int DEPTH = 5_000;

    ProducerRecord<byte[], byte[]> of(String topic, EncodedEvent good, Random random) {
        byte[] key = this == NO_KEY ? null : good.key().getBytes(UTF_8);
        var record = new ProducerRecord<>(topic, key, body(good, random));
        good.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        spoilType(record, good);
        return record;
    }

    private void spoilType(ProducerRecord<byte[], byte[]> record, EncodedEvent good) {
        String type = good.headers().getOrDefault(EventCodec.TYPE, "");
        switch (this) {
            case NO_TYPE -> record.headers().remove(EventCodec.TYPE);
            case UNKNOWN_TYPE -> replaceType(record, "never.heard.v1");
            case EMPTY_TYPE -> replaceType(record, "");
            case NEXT_VERSION -> replaceType(record, type.replace(".v1", ".v2"));
            default -> {}
        }
    }

    private static void replaceType(ProducerRecord<byte[], byte[]> record, String type) {
        record.headers().remove(EventCodec.TYPE).add(EventCodec.TYPE, type.getBytes(UTF_8));
    }

    private byte @Nullable [] body(EncodedEvent good, Random random) {
        String json = new String(good.body(), UTF_8);
        return switch (this) {
            case NO_BODY -> null;
            case EMPTY_BODY -> new byte[0];
            case NOT_JSON -> "<xml/>".getBytes(UTF_8);
            case CUT_JSON -> Arrays.copyOf(good.body(), 1 + random.nextInt(good.body().length - 2));
            case NULL_JSON -> "null".getBytes(UTF_8);
            case ARRAY_JSON -> ("[" + json + "]").getBytes(UTF_8);
            case NUMBER_JSON -> "42".getBytes(UTF_8);
            case EMPTY_OBJECT -> "{}".getBytes(UTF_8);
            case WRONG_TYPES ->
                json.replace("\"occurred_at\":\"", "\"occurred_at\":\"not a time ")
                        .getBytes(UTF_8);
            case NOT_UTF8 -> new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
            case BINARY -> binary(random);
            case DEEP_JSON -> ("[".repeat(DEPTH) + "]".repeat(DEPTH)).getBytes(UTF_8);
            case HUGE_NUMBER -> "{\"id\": 1e999999}".getBytes(UTF_8);
            case BIG_BLOB -> new byte[BIG];
            case BROKEN_ID ->
                json.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"not-a-uuid\"").getBytes(UTF_8);
            case NO_KEY, NO_TYPE, UNKNOWN_TYPE, EMPTY_TYPE, NEXT_VERSION -> good.body();
        };
    }

    private static byte[] binary(Random random) {
        byte[] bytes = new byte[200];
        random.nextBytes(bytes);
        return bytes;
    }
}
