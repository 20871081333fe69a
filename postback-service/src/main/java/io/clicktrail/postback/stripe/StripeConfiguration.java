package io.clicktrail.postback.stripe;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.http.access.HotPaths;
import io.clicktrail.postback.relay.CallReader;

/** The Stripe room, put together. */
@Configuration(proxyBeanMethods = false)
class StripeConfiguration {

    /** Stripe signs; the house's chain has nothing to ask. */
    @Bean
    HotPaths stripePaths() {
        return HotPaths.of("/postbacks/stripe/{source}");
    }

    @Bean
    CallReader stripeReader() {
        return new StripeReader();
    }
}
