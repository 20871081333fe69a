package io.clicktrail.transport.database;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass(FlywayAutoConfiguration.class)
class DatabaseConfiguration {

    @Bean
    Migration migration(ApplicationContext context) {
        return new Migration(() -> System.exit(SpringApplication.exit(context, () -> 1)));
    }

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
