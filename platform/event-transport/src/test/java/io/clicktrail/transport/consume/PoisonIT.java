package io.clicktrail.transport.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.RawBody;
import io.clicktrail.event.Topic;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.HouseKafka;
import io.clicktrail.transport.parcel.ParcelService;

import static io.clicktrail.transport.parcel.HouseKafka.header;
import static io.clicktrail.transport.parcel.HouseKafka.raw;
import static io.clicktrail.transport.parcel.Parcels.parcel;
import static io.clicktrail.transport.parcel.Parcels.parcels;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever lies among good events: they have their effect, it is put aside with its bytes and a reason. */
class PoisonIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("parcel");
    private static final String TOPIC = ENVIRONMENT.topic(Topic.AMOCRM_HOOKS);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OF_EACH_KIND = 20;

    @Test
    void goodEventsHaveTheirEffectAndPoisonIsPutAsideWithItsReason() {
        try (var kafka = new HouseKafka(ENVIRONMENT);
                var service = ParcelService.start(ENVIRONMENT)) {
            List<AmoHookReceived> good = parcels(2_000, "good");
            List<ProducerRecord<byte[], byte[]>> all =
                    new ArrayList<>(good.stream().map(kafka::record).toList());
            Map<String, String> reasons = poison(kafka, all);
            Collections.shuffle(all, new Random(7));
            kafka.sendRaw(all);

            Eventually.within(
                    PATIENCE,
                    () -> assertThat(kafka.lag(ParcelService.GROUP, Topic.AMOCRM_HOOKS))
                            .isZero());
            assertThat(service.effects().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            good.stream().map(parcel -> parcel.id().value()).toList());
            assertThat(service.effects().values()).containsOnly(1);
            assertThat(kafka.read(ENVIRONMENT.deadLetters(Topic.AMOCRM_HOOKS)).stream()
                            .collect(Collectors.groupingBy(
                                    letter -> header(letter, "kind") + ": " + header(letter, "dlt_reason"),
                                    Collectors.counting())))
                    .isEqualTo(reasons.entrySet().stream()
                            .collect(Collectors.toMap(
                                    kind -> kind.getKey() + ": " + kind.getValue(), kind -> (long) OF_EACH_KIND)));
        }
    }

    /** Adds some of every kind; returns the reason each kind is to be put aside with. */
    private static Map<String, String> poison(HouseKafka kafka, List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Map<String, ProducerRecord<byte[], byte[]>> kinds = new LinkedHashMap<>();
        unreadable(kafka).forEach((kind, record) -> {
            kinds.put(kind, record);
            reasons.put(kind, "unreadable");
        });
        kinds.put("constraint", kafka.record(parcel("key", "forbidden")));
        reasons.put("constraint", "refused-by-database");
        kinds.put("U+0000", kafka.record(parcel("key", "a\0b")));
        reasons.put("U+0000", "refused-by-database");
        kinds.put("bug", kafka.record(parcel("key", "explode")));
        reasons.put("bug", "refused-by-service");
        kinds.put("no base64", kafka.record(withBody(parcel("key", "note"), new RawBody("%%%"))));
        reasons.put("no base64", "refused-by-service");
        kinds.forEach((kind, record) -> {
            record.headers().add("kind", kind.getBytes(UTF_8));
            records.addAll(Collections.nCopies(OF_EACH_KIND, record));
        });
        return reasons;
    }

    private static AmoHookReceived withBody(AmoHookReceived parcel, RawBody body) {
        return new AmoHookReceived(
                parcel.id(), parcel.occurredAt(), parcel.endpoint(), parcel.contentType(), parcel.key(), body);
    }

    private static Map<String, ProducerRecord<byte[], byte[]>> unreadable(HouseKafka kafka) {
        Map<String, String> type = Map.of(EventCodec.TYPE, "amocrm.hook_received.v1");
        var good = kafka.record(parcel("key", "note"));
        String body = new String(good.value(), UTF_8);
        Map<String, ProducerRecord<byte[], byte[]>> kinds = new LinkedHashMap<>();
        kinds.put("no type", raw(TOPIC, "key", good.value(), Map.of()));
        kinds.put("unknown type", raw(TOPIC, "key", good.value(), Map.of(EventCodec.TYPE, "amocrm.hook_received.v9")));
        kinds.put("another topic's", other(kafka));
        kinds.put(
                "broken json",
                raw(TOPIC, "key", body.substring(0, body.length() / 2).getBytes(UTF_8), type));
        kinds.put("no json", raw(TOPIC, "key", "hello".getBytes(UTF_8), type));
        kinds.put("no text", raw(TOPIC, "key", new byte[] {(byte) 0xff, 0, (byte) 0xfe}, type));
        kinds.put("empty", raw(TOPIC, "key", new byte[0], type));
        kinds.put("json null", raw(TOPIC, "key", "null".getBytes(UTF_8), type));
        kinds.put("array", raw(TOPIC, "key", "[]".getBytes(UTF_8), type));
        kinds.put(
                "missing field",
                raw(TOPIC, "key", body.replace("\"endpoint\"", "\"x\"").getBytes(UTF_8), type));
        kinds.put(
                "wrong type",
                raw(TOPIC, "key", body.replace("\"parcels\"", "{\"a\":1}").getBytes(UTF_8), type));
        kinds.put(
                "bad time",
                raw(TOPIC, "key", body.replaceAll("20\\d\\d-", "soon-").getBytes(UTF_8), type));
        kinds.put("deep json", raw(TOPIC, "key", "[".repeat(100_000).getBytes(UTF_8), type));
        kinds.put("no key", raw(TOPIC, null, good.value(), type));
        kinds.put("no value", raw(TOPIC, "key", null, type));
        kinds.put("1 MB", raw(TOPIC, "key", "x".repeat((1 << 20) - 1000).getBytes(UTF_8), type));
        return kinds;
    }

    private static ProducerRecord<byte[], byte[]> other(HouseKafka kafka) {
        var receipt = kafka.record(io.clicktrail.transport.parcel.Parcels.receiptOf(parcel("key", "note")));
        var strayed = new ProducerRecord<>(TOPIC, receipt.key(), receipt.value());
        receipt.headers().forEach(strayed.headers()::add);
        return strayed;
    }
}
