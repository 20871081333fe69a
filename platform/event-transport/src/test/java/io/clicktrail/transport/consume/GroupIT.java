package io.clicktrail.transport.consume;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.Topic;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.HouseKafka;
import io.clicktrail.transport.parcel.ParcelService;

import static io.clicktrail.transport.parcel.Parcels.parcels;
import static org.assertj.core.api.Assertions.assertThat;

class GroupIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServiceEnvironment environment = RealServers.forService("parcel");

    @Test
    void replicasComeAndGoUnderLoadAndNothingIsLostOrDoubled() {
        List<AmoHookReceived> parcels = parcels(9_000, "key");
        try (var kafka = new HouseKafka(environment);
                var service = ParcelService.start(environment)) {
            for (int i = 0; i < 3; i++) {
                kafka.send(parcels.subList(3_000 * i, 3_000 * i + 1_500));
                try (var passing = ParcelService.start(environment)) {
                    kafka.send(parcels.subList(3_000 * i + 1_500, 3_000 * (i + 1)));
                    int sent = 3_000 * i + 2_000;
                    Eventually.within(
                            PATIENCE, () -> assertThat(service.effects()).hasSizeGreaterThan(sent));
                }
            }

            Eventually.within(
                    PATIENCE,
                    () -> assertThat(kafka.lag(ParcelService.GROUP, Topic.AMOCRM_HOOKS))
                            .isZero());
            assertThat(service.effects()).hasSize(parcels.size());
            assertThat(service.effects().values()).containsOnly(1);
        }
    }

    @Test
    void whatItDoesIsMeasured() {
        try (var kafka = new HouseKafka(environment);
                var service = ParcelService.start(environment, "clicktrail.consume.lag-interval=100ms")) {
            kafka.send(parcels(10, "key"));
            String group = environment.get("CLICKTRAIL_TOPIC_PREFIX") + ParcelService.GROUP;
            String topic = environment.topic(Topic.AMOCRM_HOOKS);

            Eventually.within(PATIENCE, () -> {
                assertThat(service.metric("clicktrail.event.age", "topic", topic, "group", group))
                        .isEqualTo(10);
                assertThat(service.metric("clicktrail.batch.size", "group", group))
                        .isPositive();
                assertThat(service.metric("clicktrail.batch.time", "group", group))
                        .isPositive();
                assertThat(service.metric("clicktrail.consumer.lag", "topic", topic, "group", group))
                        .isZero();
            });
        }
    }

    @Test
    void aServiceStartsWhereTheNameOfKafkaIsNotEvenKnownYet() {
        try (var service = ParcelService.start(environment, "CLICKTRAIL_KAFKA=kafka.invalid:9092")) {
            assertThat(service.effects()).isEmpty();
        }
    }
}
