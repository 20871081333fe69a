package io.clicktrail.postback;

import io.clicktrail.postback.address.AddressPolicy;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rooms of the service share. */
@Configuration(proxyBeanMethods = false)
class PostbackConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AddressPolicy addressPolicy(PostbackSettings settings) {
        return new AddressPolicy(settings.target().ports(), settings.target().admittedLoopback());
    }
}
