package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.clicktrail.benchmarks.load.BootJar;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/** A click-gateway as it ships, with nobody of the house but Kafka. It knows the offer {@code campaign}. */
record LoneGateway(ChildProcess process, URI address, Path data) implements AutoCloseable {

    private static final Offer OFFER = new Offer(
            new OfferId("campaign"),
            "Campaign",
            "https://t.me/campaign_channel",
            Goal.JOIN_CHANNEL,
            "@campaign_channel",
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
            Offer.Audience.EVERYBODY,
            1,
            null,
            null,
            Offer.Status.ACTIVE,
            Instant.EPOCH);

    /**
     * @param data a directory for its spool and its snapshots
     * @param more of the environment
     */
    static LoneGateway start(Path data, Path log, KafkaServer kafka, Map<String, String> more) {
        HouseTopics.create(kafka.address(), "");
        publishOffer(kafka.address());
        URI address = URI.create("http://127.0.0.1:" + Loopback.freePort());
        Map<String, String> environment = new HashMap<>(more);
        environment.putAll(Map.of(
                "CLICKTRAIL_KAFKA",
                kafka.address(),
                "CLICKTRAIL_DATA_DIR",
                data.toString(),
                "SERVER_PORT",
                Integer.toString(address.getPort()),
                "MANAGEMENT_PORT",
                Integer.toString(Loopback.freePort()),
                "PUBLIC_BASE_URL",
                address.toString(),
                "BOT_USERNAME",
                "trail_bot",
                "VISITOR_HASH_KEY",
                "only for this campaign",
                "CLICKTRAIL_ADMIN_KEY",
                "only for this campaign",
                "JWT_SIGNING_KEY",
                "only for this campaign, only for this campaign",
                // All visitors come from this machine.
                "FLOOD_REFUSED_ABOVE",
                "0"));
        Path repository = Path.of(System.getProperty("clicktrail.home", ""));
        ChildProcess process = BootJar.start(repository, "click-gateway", "128m", environment, log);
        return new LoneGateway(process, address, data);
    }

    private static void publishOffer(String bootstrap) {
        EncodedEvent event = new EventCodec("/campaign")
                .encode(new OfferChanged(EventId.of(Instant.EPOCH, 1, 1), Instant.EPOCH, OFFER));
        var message = new ProducerRecord<>(event.topic(), event.key(), event.body());
        event.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the offer could not be published", e);
        }
    }

    /** Files of events that wait for Kafka: a file goes when all of it has arrived. */
    long segments() {
        try (Stream<Path> files = Files.list(data.resolve("spool"))) {
            return files.filter(file -> file.toString().endsWith(".segment")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
