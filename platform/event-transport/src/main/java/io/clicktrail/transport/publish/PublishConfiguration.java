package io.clicktrail.transport.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.core.ProducerFactory;

import io.clicktrail.event.EventCodec;
import io.clicktrail.transport.TransportSettings;
import io.clicktrail.transport.spool.Spool;
import io.clicktrail.transport.spool.SpoolSink;

/** A service that never publishes durably has no spool: those beans are made for the first who asks. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TransportSettings.class)
class PublishConfiguration {

    private static final long LEAST_BUFFER = 4 * EventPublisher.MOST_BYTES_UNDER_WAY;
    private static final long YEAR_MILLIS = TimeUnit.DAYS.toMillis(365);

    @Bean
    EventCodec eventCodec(@Value("${spring.application.name}") String service) {
        return new EventCodec("/" + service);
    }

    @Bean
    PublishMetrics publishMetrics(MeterRegistry meters) {
        return new PublishMetrics(meters);
    }

    @Bean
    EventPublisher eventPublisher(ProducerFactory<?, ?> kafka, TransportSettings transport, PublishMetrics metrics) {
        Map<String, Object> settings = producerSettings(kafka.getConfigurationProperties(), transport.publish());
        return new EventPublisher(() -> connect(settings), transport.topics(), transport.publish(), metrics);
    }

    private static Producer<String, byte[]> connect(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerSettings(Map<String, Object> given, TransportSettings.Publish publish) {
        Map<String, Object> settings = new HashMap<>(given);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // With more, batches behind a failed one can be refused as out of order until they expire; it is as fast with
        // one.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, publish.linger().toMillis());
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 100); // the patience of whoever sends; Kafka's default is a minute
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                publish.deliveryTimeout().toMillis());
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) publish.deliveryTimeout().minus(publish.linger()).toMillis() / 2);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500); // soon there when the broker is back
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(
                ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                YEAR_MILLIS); // a quiet topic stays known, and its next send does not wait
        settings.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                Math.max(LEAST_BUFFER, longIn(given.get(ProducerConfig.BUFFER_MEMORY_CONFIG))));
        return settings;
    }

    private static long longIn(@Nullable Object setting) {
        return setting == null ? 0 : Long.parseLong(setting.toString());
    }

    @Bean
    Breaker publishBreaker(TransportSettings transport, PublishMetrics metrics) {
        var breaker = new Breaker(
                transport.publish().misses(),
                transport.publish().probeInterval().toNanos());
        metrics.watch(breaker);
        return breaker;
    }

    @Bean
    SpoolSink spoolSink(EventPublisher publisher, Breaker breaker, TransportSettings transport) {
        return sink(publisher, breaker, transport.publish().budget());
    }

    /** What the spool sends tells the breaker that Kafka is back. */
    static SpoolSink sink(EventPublisher publisher, Breaker breaker, Duration budget) {
        return event -> {
            Sending sending = publisher.send(event);
            sending.thenRun(() -> {
                if (sending.ageNanos(System.nanoTime()) <= budget.toNanos()) {
                    breaker.acknowledged();
                }
            });
            return sending;
        };
    }

    @Bean
    @Lazy
    DurablePublisher durablePublisher(
            EventCodec codec,
            EventPublisher publisher,
            Spool spool,
            Breaker breaker,
            TransportSettings transport,
            PublishMetrics metrics) {
        return new DurablePublisher(codec, publisher, spool, breaker, transport.publish(), metrics);
    }
}
