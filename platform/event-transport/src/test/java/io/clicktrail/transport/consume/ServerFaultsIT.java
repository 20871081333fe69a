package io.clicktrail.transport.consume;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import io.clicktrail.event.Topic;
import io.clicktrail.event.WebhookEvent.AmoHookReceived;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.HouseKafka;
import io.clicktrail.transport.parcel.ParcelService;
import io.clicktrail.transport.parcel.Parcels;

import static io.clicktrail.transport.parcel.Parcels.parcels;
import static org.assertj.core.api.Assertions.assertThat;

/** Servers are killed and frozen under the hands of a service: it heals by itself, loses nothing and doubles nothing. */
class ServerFaultsIT {

    private static final OwnServers SERVERS = OwnServers.start();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init")
    private ServiceEnvironment environment;

    @BeforeEach
    void startAll() {
        SERVERS.kafka().start();
        SERVERS.postgres().start();
        environment = SERVERS.forService("parcel");
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @Test
    void postgresIsKilledAgainAndAgain() {
        try (var kafka = new HouseKafka(environment);
                var service = ParcelService.start(environment)) {
            List<AmoHookReceived> parcels = parcels(6_000, "key");
            for (int i = 0; i < 3; i++) {
                kafka.send(parcels.subList(2_000 * i, 2_000 * (i + 1)));
                SERVERS.postgres().kill();
                SERVERS.postgres().start();
            }

            awaitEachTakenOnce(parcels, kafka, service);
            assertThat(deadLetters(kafka)).isZero();
        }
    }

    @Test
    void postgresIsFrozen() {
        try (var kafka = new HouseKafka(environment);
                var service = ParcelService.start(environment, "clicktrail.consume.batch-timeout=3s")) {
            List<AmoHookReceived> parcels = parcels(2_000, "key");
            kafka.send(parcels.subList(0, 1_000));
            Eventually.within(PATIENCE, () -> assertThat(service.effects()).isNotEmpty());
            SERVERS.postgres().freeze();
            kafka.send(parcels.subList(1_000, 2_000));
            awaitMoreTries(service);
            SERVERS.postgres().thaw();

            awaitEachTakenOnce(parcels, kafka, service);
            assertThat(deadLetters(kafka)).isZero();
        }
    }

    @Test
    void kafkaIsKilled() {
        List<AmoHookReceived> parcels = parcels(4_000, "key");
        try (var service = ParcelService.start(environment)) {
            try (var kafka = new HouseKafka(environment)) {
                kafka.send(parcels.subList(0, 2_000));
                Eventually.within(PATIENCE, () -> assertThat(service.effects()).isNotEmpty());
            }
            SERVERS.kafka().kill();
            SERVERS.kafka().start();
            try (var kafka = new HouseKafka(environment)) {
                kafka.send(parcels.subList(2_000, 4_000));

                awaitEachTakenOnce(parcels, kafka, service);
            }
        }
    }

    @Test
    void kafkaIsFrozen() {
        List<AmoHookReceived> parcels = parcels(2_000, "key");
        try (var kafka = new HouseKafka(environment);
                var service = ParcelService.start(environment)) {
            kafka.send(parcels.subList(0, 1_000));
            Eventually.within(PATIENCE, () -> assertThat(service.effects()).isNotEmpty());
            SERVERS.kafka().freeze();
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(service.metric("clicktrail.outbox.age")).isGreaterThan(5));
            SERVERS.kafka().thaw();
            kafka.send(parcels.subList(1_000, 2_000));

            awaitEachTakenOnce(parcels, kafka, service);
        }
    }

    @Test
    void theServiceStartsBeforeItsServers() {
        SERVERS.kafka().close();
        SERVERS.postgres().kill();
        try (var service = ParcelService.start(environment)) {
            var migration = service.bean("migrationHealthIndicator", HealthIndicator.class);
            assertThat(status(migration)).isEqualTo(Status.DOWN);

            SERVERS.postgres().start();
            SERVERS.kafka().start();
            Eventually.within(PATIENCE, () -> assertThat(status(migration)).isEqualTo(Status.UP));
            try (var kafka = new HouseKafka(environment)) {
                List<AmoHookReceived> parcels = parcels(100, "key");
                kafka.send(parcels);
                awaitEachTakenOnce(parcels, kafka, service);
            }
        }
    }

    private static Status status(HealthIndicator migration) {
        return Objects.requireNonNull(migration.health()).getStatus();
    }

    private void awaitEachTakenOnce(List<AmoHookReceived> parcels, HouseKafka kafka, ParcelService service) {
        Eventually.within(PATIENCE, () -> {
            assertThat(kafka.lag(ParcelService.GROUP, Topic.AMOCRM_HOOKS)).isZero();
            assertThat(receipts(kafka)).hasSize(parcels.size());
        });
        assertThat(service.effects().keySet())
                .isEqualTo(parcels.stream().map(parcel -> parcel.id().value()).collect(Collectors.toSet()));
        assertThat(service.effects().values()).containsOnly(1);
        assertThat(receipts(kafka))
                .isEqualTo(parcels.stream()
                        .map(parcel -> Parcels.receiptOf(parcel).id().value())
                        .collect(Collectors.toSet()));
    }

    /** Those that came twice have the same id. */
    private static Set<UUID> receipts(HouseKafka kafka) {
        return kafka.events(Topic.TELEGRAM_UPDATES).stream()
                .map(receipt -> receipt.id().value())
                .collect(Collectors.toSet());
    }

    private static void awaitMoreTries(ParcelService service) {
        double before = tries(service);
        Eventually.within(PATIENCE, () -> assertThat(tries(service)).isGreaterThan(before + 1));
    }

    private static double tries(ParcelService service) {
        return service.metric("clicktrail.batch.time");
    }

    private long deadLetters(HouseKafka kafka) {
        return kafka.read(environment.deadLetters(Topic.AMOCRM_HOOKS)).size();
    }
}
