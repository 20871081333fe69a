package io.clicktrail.transport.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

import io.clicktrail.event.EventCodec;
import io.clicktrail.transport.BackgroundJob;
import io.clicktrail.transport.publish.EventPublisher;

@AutoConfiguration(
        after = {
            R2dbcAutoConfiguration.class,
            R2dbcTransactionManagerAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
@ConditionalOnClass({DatabaseClient.class, ReactiveTransactionManager.class})
@ConditionalOnBean({DatabaseClient.class, ReactiveTransactionManager.class})
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {

    @Bean
    OutboxStore outboxStore(DatabaseClient database, ReactiveTransactionManager transactions) {
        return new OutboxStore(database, TransactionalOperator.create(transactions));
    }

    @Bean
    Outbox outbox(EventCodec codec, OutboxStore store) {
        return new Outbox(codec, store);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "clicktrail.outbox.relay", matchIfMissing = true)
    BackgroundJob outboxRelayJob(
            OutboxStore store, EventPublisher publisher, OutboxSettings settings, ConnectionFactory connections) {
        var relay = new OutboxRelay(store, publisher, settings);
        Flux<Object> wakes = Flux.merge(new OutboxCalls(connections).all(), Flux.interval(settings.pollInterval()));
        return new BackgroundJob("the outbox relay", wakes, relay::drain);
    }

    @Bean
    BackgroundJob outboxDepthJob(OutboxStore store, OutboxSettings settings, MeterRegistry meters) {
        var gauges = new OutboxGauges(meters);
        return BackgroundJob.every(
                settings.depthInterval(),
                "the outbox' measurement",
                () -> store.depth().doOnNext(gauges::set).then());
    }
}
