package io.clicktrail.analytics.account;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.transport.BackgroundJob;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    private static final Duration UNTIL_DONE = Duration.ofSeconds(1);

    /** Tries until the database is there, then does nothing. */
    @Bean
    BackgroundJob firstAccount(LoginHandler logins) {
        return BackgroundJob.every(UNTIL_DONE, "making the first account", logins::ensureFirstAccount);
    }
}
