package io.clicktrail.transport.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass(FlywayAutoConfiguration.class)
class DatabaseConfiguration {

    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** Asks for the settings, if there are any, so that they are refused before anything is done with them. */
    @Bean
    Migration migration(ApplicationContext context, ObjectProvider<PostgresSettings> settings) {
        settings.ifAvailable(postgres -> log.debug("the schema is at {}", postgres));
        return new Migration(() -> System.exit(SpringApplication.exit(context, () -> 1)));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("clicktrail.postgres.user")
    @EnableConfigurationProperties(PostgresSettings.class)
    static class Address {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class Readiness {

        /** Part of the readiness group: without its tables the service can do nothing that lasts. */
        @Bean
        HealthIndicator migrationHealthIndicator(Migration migration) {
            return () -> (migration.isDone() ? Health.up() : Health.down()).build();
        }
    }
}
