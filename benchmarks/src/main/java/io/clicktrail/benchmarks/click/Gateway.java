package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.clicktrail.benchmarks.load.BootJar;
import io.clicktrail.benchmarks.load.Browser;
import io.clicktrail.benchmarks.load.Waiting;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/** The click-gateway as it ships, on a real broker, with one offer. */
record Gateway(KafkaServer kafka, ChildProcess process, int port) implements AutoCloseable {

    private static final OfferId OFFER = new OfferId("bench");
    private static final Duration NO_HOLD = Duration.ZERO;

    static Gateway start(Path repository, Path scratch) throws IOException, InterruptedException {
        KafkaServer kafka = new KafkaServer(
                scratch.resolve("kafka"), scratch.resolve("kafka.log"), Loopback.freePort(), Loopback.freePort());
        kafka.start();
        HouseTopics.create(kafka.address(), "");
        publishOffer(kafka.address());
        int port = Loopback.freePort();
        Map<String, String> environment = Map.ofEntries(
                Map.entry("CLICKTRAIL_KAFKA", kafka.address()),
                Map.entry(
                        "CLICKTRAIL_DATA_DIR", scratch.resolve("click-gateway").toString()),
                Map.entry("SERVER_PORT", Integer.toString(port)),
                Map.entry("MANAGEMENT_PORT", Integer.toString(Loopback.freePort())),
                Map.entry("PUBLIC_BASE_URL", "http://127.0.0.1:" + port),
                Map.entry("BOT_USERNAME", "trail_bot"),
                Map.entry("VISITOR_HASH_KEY", "only for this benchmark"),
                Map.entry("CLICKTRAIL_ADMIN_KEY", "only for this benchmark"),
                Map.entry("JWT_SIGNING_KEY", "only for this benchmark, only for this benchmark"),
                // All clicks come from one address.
                Map.entry("FLOOD_MARKED_ABOVE", "0"),
                Map.entry("FLOOD_REFUSED_ABOVE", "0"));
        ChildProcess process =
                BootJar.start(repository, "click-gateway", "128m", environment, scratch.resolve("gateway.log"));
        Gateway gateway = new Gateway(kafka, process, port);
        Waiting.until("the gateway redirects", gateway::redirects);
        return gateway;
    }

    private static void publishOffer(String bootstrap) {
        Offer offer = new Offer(
                OFFER,
                "Benchmark",
                "https://t.me/some_channel",
                Goal.JOIN_CHANNEL,
                "@some_channel",
                new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "XTR"),
                Money.of("1", "USD"),
                new Offer.Caps(0, null),
                List.of(),
                ZoneOffset.UTC,
                NO_HOLD,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                false,
                Offer.Audience.EVERYBODY,
                1,
                null,
                new NetworkId("bench-network"),
                Offer.Status.ACTIVE,
                Instant.EPOCH);
        EncodedEvent event = new EventCodec("/benchmark")
                .encode(new OfferChanged(EventId.of(Instant.EPOCH, 1, 1), Instant.EPOCH, offer));
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var message = new ProducerRecord<>(event.topic(), event.key(), event.body());
            event.headers()
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the offer could not be published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private URI target() {
        return URI.create("http://127.0.0.1:" + port + "/click/" + OFFER + "?uid=n-1&sub1=banner&utm_source=tiktok");
    }

    private boolean redirects() {
        HttpRequest click = HttpRequest.newBuilder(target())
                .header("User-Agent", Browser.USER_AGENT)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(click, BodyHandlers.discarding()).statusCode() == 302;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Contender contender() {
        return new Contender(
                "click-gateway, durable ack",
                target(),
                ProcessHandle.of(process.pid()).orElseThrow(),
                List.of(ProcessHandle.of(kafka.pid()).orElseThrow()));
    }

    @Override
    public void close() {
        process.kill();
        kafka.close();
    }
}
