package io.clicktrail.postback;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.postback.address.AddressPolicy;

/** What the rooms of the service share. */
@Configuration(proxyBeanMethods = false)
class PostbackConfiguration {

    /** In microseconds, as PostgreSQL keeps time: what is shown at once is what is read later. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    AddressPolicy addressPolicy(PostbackSettings settings) {
        return new AddressPolicy(settings.target().ports(), settings.target().admittedLoopback());
    }
}
