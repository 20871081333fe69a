package io.clicktrail.analytics.counter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.analytics.AnalyticsSettings;
import io.clicktrail.transport.BackgroundJob;

@Configuration(proxyBeanMethods = false)
class CounterConfiguration {

    @Bean
    BackgroundJob counterFlush(CounterJob counters, AnalyticsSettings settings) {
        return BackgroundJob.every(settings.counters().flushInterval(), "setting counters in Redis", counters::flush);
    }

    @Bean
    BackgroundJob counterReconciliation(CounterJob counters, AnalyticsSettings settings) {
        return BackgroundJob.every(
                settings.counters().reconcileInterval(),
                "comparing the counters in Redis with Postgres",
                () -> counters.rebuild().then());
    }
}
