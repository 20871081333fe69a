package io.clicktrail.transport.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

import io.clicktrail.transport.BackgroundJob;

@AutoConfiguration(after = R2dbcAutoConfiguration.class)
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean(DatabaseClient.class)
@EnableConfigurationProperties(InboxSettings.class)
class InboxConfiguration {

    private static final int PURGED_AT_ONCE = 10_000;

    @Bean
    Inbox inbox(DatabaseClient database, MeterRegistry meters) {
        return new Inbox(database, meters);
    }

    /** In small bites, until a bite is not full: a long delete would hold up vacuum and everybody's disk. */
    @Bean
    BackgroundJob inboxPurgeJob(Inbox inbox, InboxSettings settings) {
        return BackgroundJob.every(
                settings.purgeInterval(),
                "the inbox purge",
                () -> inbox.forget(settings.keep(), PURGED_AT_ONCE)
                        .repeat()
                        .takeUntil(forgotten -> forgotten < PURGED_AT_ONCE)
                        .then());
    }
}
