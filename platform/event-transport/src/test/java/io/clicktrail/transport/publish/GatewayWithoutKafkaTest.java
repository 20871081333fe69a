package io.clicktrail.transport.publish;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ConfigurableApplicationContext;

import io.clicktrail.transport.TransportSettings;
import io.clicktrail.transport.spool.Spool;

import static io.clicktrail.testsupport.Eventually.within;
import static io.clicktrail.transport.publish.Happenings.click;
import static io.clicktrail.transport.publish.Publishing.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GatewayWithoutKafkaTest {

    @TempDir
    Path directory;

    @Test
    void aServiceThatNeverPublishesDurablyHasNoSpool() {
        try (var gateway = gateway(Map.of())) {
            assertThat(gateway.getBean(EventPublisher.class)).isNotNull();

            assertThat(directory.resolve("spool")).doesNotExist();
            assertThat(registry(gateway).getContributor("spool")).isNull();
        }
    }

    @Test
    void withoutKafkaEventsGoToTheSpoolAndHealthAndMetersSaySo() {
        try (var gateway = gateway(Map.of())) {
            DurablePublisher publisher = gateway.getBean(DurablePublisher.class);
            assertThat(health(gateway).getStatus().getCode()).isEqualTo("UP");

            assertThat(publisher.publish(click(1)).block(PATIENCE)).isEqualTo(Durability.SPOOL);

            assertThat(health(gateway).getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(health(gateway).getDetails()).containsEntry("events", 1L);
            MeterRegistry meters = gateway.getBean(MeterRegistry.class);
            assertThat(meters.get("clicktrail.spool.events").gauge().value()).isOne();
            assertThat(meters.get("clicktrail.spool.size").gauge().value()).isPositive();
            within(
                    PATIENCE,
                    () -> assertThat(meters.get("clicktrail.spool.oldest.age")
                                    .timeGauge()
                                    .value())
                            .isPositive());
        }
    }

    @Test
    void whatWasSpooledIsThereAfterARestart() {
        try (var gateway = gateway(Map.of())) {
            gateway.getBean(DurablePublisher.class).publish(click(1)).block(PATIENCE);
        }
        try (var gateway = gateway(Map.of())) {
            assertThat(gateway.getBean(Spool.class).status().events()).isOne();
        }
    }

    @Test
    void aNameThatDoesNotResolveYetDoesNotKeepAServiceFromStarting() {
        try (var gateway = gateway(Map.of("CLICKTRAIL_KAFKA", "kafka.invalid:9092"))) {
            assertThat(gateway.getBean(DurablePublisher.class).publish(click(1)).block(PATIENCE))
                    .isEqualTo(Durability.SPOOL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clicktrail.publish.budget, 0ms",
        "clicktrail.publish.budget, 11s",
        "clicktrail.publish.delivery-timeout, 1s",
        "clicktrail.publish.misses, 0",
        "clicktrail.publish.queue, 1",
        "clicktrail.spool.segment-size, 1B",
        "clicktrail.spool.window, 0",
        "clicktrail.spool.max-size, 20MB",
        "clicktrail.state.snapshot-interval, 0s",
        "clicktrail.topics.prefix, a b"
    })
    void aWrongSettingIsRefusedWithItsPath(String path, String value) {
        assertThatThrownBy(() -> gateway(Map.of(path, value)).close())
                .rootCause()
                .hasMessageContaining(path);
    }

    @Test
    void theDefaultsAreThoseOfTheManual() {
        try (var gateway = gateway(Map.of())) {
            TransportSettings settings = gateway.getBean(TransportSettings.class);
            assertThat(settings.publish().budget()).hasMillis(40);
            assertThat(settings.publish().linger()).isZero();
            assertThat(settings.spool().maxSize().toGigabytes()).isOne();
        }
    }

    private ConfigurableApplicationContext gateway(Map<String, String> more) {
        var variables = new TreeMap<String, String>();
        variables.put("CLICKTRAIL_KAFKA", "127.0.0.1:1");
        variables.put("CLICKTRAIL_DATA_DIR", directory.toString());
        variables.putAll(more);
        return RunningPublisher.gateway(variables);
    }

    private static HealthContributorRegistry registry(ConfigurableApplicationContext gateway) {
        return gateway.getBean(HealthContributorRegistry.class);
    }

    private static Health health(ConfigurableApplicationContext gateway) {
        var indicator =
                (HealthIndicator) Objects.requireNonNull(registry(gateway).getContributor("spool"));
        return Objects.requireNonNull(indicator.health());
    }
}
