package io.clicktrail.transport.deadletter;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(after = KafkaAutoConfiguration.class)
class DeadLetterConfiguration {

    @Bean
    DeadLetters deadLetters(KafkaProperties kafka, MeterRegistry meters) {
        var settings = new HashMap<>(kafka.buildProducerProperties());
        settings.putAll(producerSettings());
        return new DeadLetters(
                () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()), meters);
    }

    /** Room for the original at Kafka's limit of 1 MiB, and for our headers beside it. */
    static Map<String, Object> producerSettings() {
        return Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    }
}
