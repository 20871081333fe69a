package io.clicktrail.transport.consume;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

import io.clicktrail.event.EventCodec;
import io.clicktrail.transport.BackgroundJob;
import io.clicktrail.transport.TransportSettings;
import io.clicktrail.transport.deadletter.DeadLetters;

/** Every {@link EventBatchListener} of the service gets its consumer group. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties({TransportSettings.class, ConsumeSettings.class})
class ConsumeConfiguration {

    @Bean
    ListenerContainers eventBatchListeners(ObjectProvider<EventBatchListener> listeners, ContainerFactory containers) {
        return new ListenerContainers(
                listeners.orderedStream().map(containers::containerFor).toList());
    }

    @Bean
    ContainerFactory eventBatchContainers(
            @Value("${spring.application.name}") String service,
            KafkaProperties kafka,
            TransportSettings transport,
            ConsumeSettings settings,
            DispatcherFactory dispatchers) {
        return new ContainerFactory(
                kafka.buildConsumerProperties(), transport.topics(), settings, service, dispatchers);
    }

    @Bean
    DispatcherFactory eventBatchDispatchers(
            EventCodec codec,
            TransportSettings transport,
            ConsumeSettings settings,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        var reader = new RecordReader(codec, transport.topics());
        return (listener, group, running) -> new BatchDispatcher(
                listener,
                settings,
                running,
                reader,
                new Letters(group, InstantSource.system()),
                deadLetters,
                new BatchMetrics(meters, group, InstantSource.system()));
    }

    @Bean
    ConsumerLag consumerLag(ListenerContainers listeners, KafkaProperties kafka, MeterRegistry meters) {
        return new ConsumerLag(kafka.buildAdminProperties(), listeners.topicsOfGroups(), meters);
    }

    @Bean
    BackgroundJob consumerLagJob(ConsumerLag lag, ConsumeSettings settings) {
        return BackgroundJob.every(settings.lagInterval(), "the lag's measurement", lag::measure);
    }
}
