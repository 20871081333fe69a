package io.clicktrail.benchmarks.click;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** The offer that is clicked on: of a network, at all hours, for some countries. */
final class BenchOffer {

    private static final Offer OFFER = new Offer(
            new OfferId("bench"),
            "Benchmark",
            "https://t.me/some_channel",
            Goal.JOIN_CHANNEL,
            "@some_channel",
            new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "XTR"),
            Money.of("1", "USD"),
            new Offer.Caps(0, null),
            List.of(),
            ZoneOffset.UTC,
            Duration.ZERO,
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(1),
            false,
            new Offer.Audience(Set.of("DE", "KZ", "RU"), false),
            1,
            null,
            new NetworkId("bench-network"),
            Offer.Status.ACTIVE,
            Instant.EPOCH);

    private BenchOffer() {}

    static void publish(String bootstrap) {
        EncodedEvent event = new EventCodec("/benchmark")
                .encode(new OfferChanged(EventId.of(Instant.EPOCH, 1, 1), Instant.EPOCH, OFFER));
        var message = new ProducerRecord<>(event.topic(), event.key(), event.body());
        event.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the offer could not be published", e);
        }
    }
}
