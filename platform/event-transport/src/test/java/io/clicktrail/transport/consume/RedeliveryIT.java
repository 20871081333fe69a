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
import io.clicktrail.transport.parcel.Parcels;

import static io.clicktrail.transport.parcel.Parcels.parcels;
import static org.assertj.core.api.Assertions.assertThat;

class RedeliveryIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("parcel");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whateverComesAgainHasNoSecondEffect() {
        List<AmoHookReceived> parcels = parcels(700, "key");
        try (var kafka = new HouseKafka(ENVIRONMENT)) {
            try (var service = ParcelService.start(ENVIRONMENT)) {
                kafka.send(List.of(parcels.getFirst(), parcels.getFirst(), parcels.getFirst()));
                kafka.send(parcels);
                awaitConsumed(kafka);
                kafka.send(parcels);
                awaitConsumed(kafka);
                Eventually.within(
                        PATIENCE,
                        () -> assertThat(kafka.events(Topic.TELEGRAM_UPDATES)).hasSize(parcels.size()));
            }
            kafka.rewind(ParcelService.GROUP, Topic.AMOCRM_HOOKS);
            try (var service = ParcelService.start(ENVIRONMENT)) {
                awaitConsumed(kafka);

                assertThat(service.effects()).hasSize(parcels.size());
                assertThat(service.effects().values()).containsOnly(1);
                assertThat(service.metric("clicktrail.inbox.duplicates", "consumer", "parcels"))
                        .isGreaterThanOrEqualTo(parcels.size());
                assertThat(kafka.events(Topic.TELEGRAM_UPDATES))
                        .containsExactlyInAnyOrderElementsOf(
                                parcels.stream().map(Parcels::receiptOf).toList());
            }
        }
    }

    private static void awaitConsumed(HouseKafka kafka) {
        Eventually.within(
                PATIENCE,
                () -> assertThat(kafka.lag(ParcelService.GROUP, Topic.AMOCRM_HOOKS))
                        .isZero());
    }
}
