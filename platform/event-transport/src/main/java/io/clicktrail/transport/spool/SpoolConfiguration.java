package io.clicktrail.transport.spool;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import io.clicktrail.transport.TransportSettings;

/** Only a service that asks for a spool has one, with its directory, its threads, its meters and its health. */
@AutoConfiguration
@EnableConfigurationProperties(TransportSettings.class)
class SpoolConfiguration {

    @Bean
    @Lazy
    Spool spool(
            TransportSettings transport,
            SpoolSink sink,
            MeterRegistry meters,
            ObjectProvider<HealthContributorRegistry> health) {
        var spool = Spool.open(
                transport.dataDir().resolve("spool"),
                transport.spool(),
                transport.publish().probeInterval(),
                sink,
                InstantSource.system());
        SpoolMetrics.bind(spool, meters);
        health.ifAvailable(registry -> registry.registerContributor(
                "spool", new SpoolHealthIndicator(spool, transport.spool().maxSize())));
        return spool;
    }
}
