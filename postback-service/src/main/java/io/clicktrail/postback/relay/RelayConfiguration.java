package io.clicktrail.postback.relay;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

import io.clicktrail.http.access.Grant;
import io.clicktrail.http.access.HotPaths;
import io.clicktrail.http.access.Role;
import io.clicktrail.transport.BackgroundJob;

/** The relay, put together. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    private static final Duration FORGETTING = Duration.ofHours(1);

    /** They ask for credentials of their own, which the house's chain would take for wrong ones. */
    @Bean
    HotPaths relayPaths() {
        return HotPaths.of(RelayController.RELAY, RelayReader.PURCHASES);
    }

    /** Bodies may hold names and addresses. */
    @Bean
    Grant whatCallsHeld() {
        return new Grant(Role.ADMIN, HttpMethod.GET, CallController.CALLS + "/{id}");
    }

    @Bean
    CallReader relayReader() {
        return new RelayReader();
    }

    @Bean
    BackgroundJob readCalls(RelayJob job, RelaySettings settings) {
        return BackgroundJob.every(settings.readInterval(), "reading calls again", job::readDue);
    }

    @Bean
    BackgroundJob forgetCalls(RelayJob job) {
        return BackgroundJob.every(FORGETTING, "forgetting old calls", job::forget);
    }
}
