package io.clicktrail.transport.consume;

import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.transport.TransportSettings.Topics;
import io.clicktrail.transport.consume.Arrival.Poison;
import io.clicktrail.transport.consume.Arrival.Readable;
import io.clicktrail.transport.parcel.Parcels;
import io.clicktrail.transport.trace.Trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RecordReaderTest {

    private static final EventCodec CODEC = new EventCodec("/test");
    private static final AmoHookReceived EVENT = Parcels.parcel("key", "note");
    private static final String TYPE = "amocrm.hook_received.v1";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final RecordReader reader = new RecordReader(CODEC, new Topics("house."));
    private final byte[] body = CODEC.encode(EVENT).body();

    @Test
    void anEventIsReadWithItsTrace() {
        var arrival =
                reader.read(record("house.amocrm-hooks", "key", body, Map.of("ce_type", TYPE, "traceparent", TRACE)));

        assertThat(arrival).isInstanceOfSatisfying(Readable.class, readable -> {
            assertThat(readable.delivered().event()).isEqualTo(EVENT);
            assertThat(readable.delivered().trace().header()).isEqualTo(TRACE);
        });
    }

    @Test
    void anEventWithoutATraceBeginsOne() {
        var arrival = reader.read(record("house.amocrm-hooks", "key", body, Map.of("ce_type", TYPE)));

        assertThat(arrival)
                .isInstanceOfSatisfying(
                        Readable.class,
                        readable -> assertThat(Trace.continued(
                                        readable.delivered().trace().header()))
                                .isEqualTo(readable.delivered().trace()));
    }

    @Test
    void whatCannotBeReadIsPoison() {
        assertThat(reasonOf(record("house.amocrm-hooks", null, body, Map.of("ce_type", TYPE))))
                .isEqualTo("no key");
        assertThat(reasonOf(record("house.amocrm-hooks", "key", body, Map.of())))
                .isEqualTo("no ce_type header");
        assertThat(reasonOf(record("house.amocrm-hooks", "key", null, Map.of("ce_type", TYPE))))
                .isEqualTo("no body");
        assertThat(reasonOf(record("house.clicks", "key", body, Map.of("ce_type", TYPE))))
                .isEqualTo("belongs to another topic");
        assertThat(reasonOf(record("house.amocrm-hooks", "key", body, Map.of("ce_type", "amocrm.hook_received.v2"))))
                .isEqualTo("unknown event type");
    }

    private @Nullable String reasonOf(ConsumerRecord<byte[], byte[]> record) {
        return assertThat(reader.read(record))
                .asInstanceOf(InstanceOfAssertFactories.type(Poison.class))
                .actual()
                .cause()
                .getMessage();
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        var all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        return new ConsumerRecord<>(
                topic, 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, keyBytes, value, all, Optional.empty());
    }
}
