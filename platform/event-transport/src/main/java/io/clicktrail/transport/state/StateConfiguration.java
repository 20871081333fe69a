package io.clicktrail.transport.state;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

import io.clicktrail.event.EventCodec;
import io.clicktrail.transport.TransportSettings;

/** Lets a service open compacted topics. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TransportSettings.class)
class StateConfiguration {

    @Bean
    CompactedStates compactedStates(
            ConsumerFactory<?, ?> kafka, TransportSettings settings, EventCodec codec, MeterRegistry meters) {
        return new CompactedStates(kafka.getConfigurationProperties(), settings, codec, meters);
    }

    @Bean
    HealthIndicator stateHealthIndicator(CompactedStates states) {
        return new StateHealthIndicator(states);
    }
}
