package io.clicktrail.analytics.intake;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.analytics.AnalyticsSettings;
import io.clicktrail.analytics.browser.Browsers;
import io.clicktrail.transport.BackgroundJob;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration UNTIL_MIGRATED = Duration.ofSeconds(30);

    @Bean
    FactMapper factMapper(AnalyticsSettings settings) {
        return new FactMapper(settings.zone());
    }

    @Bean
    VisitMapper visitMapper(AnalyticsSettings settings) {
        return new VisitMapper(settings.zone(), new Browsers());
    }

    /** Often, because a service may start before its database; it costs one look at a short list. */
    @Bean
    BackgroundJob partitionJob(UpkeepJob upkeep) {
        return BackgroundJob.every(UNTIL_MIGRATED, "making partitions for days", upkeep::giveDaysTheirPartitions);
    }

    @Bean
    BackgroundJob resolutionJob(UpkeepJob upkeep, AnalyticsSettings settings) {
        return BackgroundJob.every(
                settings.resolution().interval(), "resolving facts that wait for a click", upkeep::resolveWaiting);
    }

    @Bean
    BackgroundJob hopelessJob(UpkeepJob upkeep) {
        return BackgroundJob.every(HOURLY, "forgetting facts that nothing explains", upkeep::forgetHopeless);
    }
}
