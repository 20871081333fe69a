package io.clicktrail.attribution;

import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.attribution.conversion.WakeJob;
import io.clicktrail.attribution.fact.Devices;
import io.clicktrail.attribution.offer.ReopenJob;
import io.clicktrail.attribution.parked.ParkedJob;
import io.clicktrail.http.host.TargetHosts;
import io.clicktrail.transport.BackgroundJob;

/** The service, put together. */
@Configuration(proxyBeanMethods = false)
class AttributionConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Devices devices() {
        return new Devices();
    }

    @Bean
    TargetHosts targetHosts(AttributionSettings settings) {
        return new TargetHosts(settings.publicBaseUrl(), settings.allowedTargetHosts());
    }

    @Bean
    BackgroundJob holdsAndParkedActions(WakeJob job, AttributionSettings settings) {
        return BackgroundJob.every(settings.wakeInterval(), "holds and parked actions", job::run);
    }

    @Bean
    BackgroundJob figuresOfParkedActions(ParkedJob job) {
        return BackgroundJob.every(ParkedJob.PAUSE, "the figures of parked actions", job::run);
    }

    @Bean
    BackgroundJob reopeningOfOffers(ReopenJob job, AttributionSettings settings) {
        return BackgroundJob.every(settings.wakeInterval(), "the reopening of offers", job::run);
    }
}
