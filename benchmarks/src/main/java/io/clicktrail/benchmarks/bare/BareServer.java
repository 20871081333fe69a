package io.clicktrail.benchmarks.bare;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * One route of Reactor Netty and nothing else: no framework, no offers, no visitors, no spool. A click becomes a record of
 * some 330 bytes, and is answered when all replicas have it; without Kafka it is answered at once.
 */
public final class BareServer {

    public static final String TOPIC = "bare-clicks";

    private static final String BOT = "https://t.me/trail_bot?start=";

    private final @Nullable Producer<String, byte[]> kafka;

    private BareServer(@Nullable Producer<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /** Arguments: the port, and the address of Kafka where there shall be one. */
    public static void main(String[] arguments) {
        BareServer server = new BareServer(arguments.length > 1 ? producer(arguments[1]) : null);
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .route(routes -> routes.get("/click/{offer}", server::answer))
                .bindNow()
                .onDispose()
                .block();
    }

    /** With the settings of our own gateways. */
    private static Producer<String, byte[]> producer(String bootstrap) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                16L << 20);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String click = UUID.randomUUID().toString();
        byte[] body = body(click, request);
        Mono<Void> durable = kafka == null ? Mono.empty() : durable(kafka, click, body);
        return durable.then(Mono.defer(() -> response.sendRedirect(BOT + click)));
    }

    private static Mono<Void> durable(Producer<String, byte[]> kafka, String click, byte[] body) {
        return Mono.create(sink -> kafka.send(new ProducerRecord<>(TOPIC, click, body), (metadata, failure) -> {
            if (failure == null) {
                sink.success();
            } else {
                sink.error(failure);
            }
        }));
    }

    private static byte[] body(String click, HttpServerRequest request) {
        String json = "{\"click\":\"" + click
                + "\",\"occurred_at\":\"" + Instant.now()
                + "\",\"offer\":\"" + request.param("offer")
                + "\",\"outcome\":\"accepted\",\"request\":\"" + request.uri()
                + "\",\"user_agent\":\"" + request.requestHeaders().get("User-Agent")
                + "\"}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
