package io.clicktrail.transport.parcel;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.clicktrail.transport.inbox.Inbox;
import io.clicktrail.transport.outbox.Outbox;

@SpringBootConfiguration
@EnableAutoConfiguration
class ParcelConfiguration {

    @Bean
    ParcelStore parcelStore(DatabaseClient database, TransactionalOperator transactions, Inbox inbox, Outbox outbox) {
        return new ParcelStore(database, transactions, inbox, outbox);
    }

    @Bean
    ParcelListener parcelListener(ParcelStore store) {
        return new ParcelListener(store);
    }
}
