package io.clicktrail.transport.deadletter;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.HouseKafka;
import io.clicktrail.transport.parcel.ParcelService;

import static io.clicktrail.transport.parcel.Parcels.parcel;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ReplayIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("parcel");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final DeadLettersApplication application = new DeadLettersApplication(
            ENVIRONMENT.kafka(), ENVIRONMENT.get("CLICKTRAIL_TOPIC_PREFIX"), new PrintStream(printed, true, UTF_8));

    @Test
    void whatWasPutAsideHasItsEffectOnceTheFaultIsMended() {
        var refused = parcel("key", "forbidden");
        try (var kafka = new HouseKafka(ENVIRONMENT);
                var service = ParcelService.start(ENVIRONMENT)) {
            kafka.send(List.of(refused, parcel("key", "note")));
            kafka.sendRaw(List.of(HouseKafka.raw(
                    ENVIRONMENT.topic(Topic.AMOCRM_HOOKS), "key", new byte[] {1}, Map.of(EventCodec.TYPE, "x"))));
            Eventually.within(PATIENCE, () -> assertThat(letters(kafka)).isEqualTo(2));
            assertThat(run("list", "amocrm-hooks"))
                    .contains(refused.id().toString(), "SQLSTATE 23514", "unknown event type")
                    .endsWith("dead letters by reason: {refused-by-database=1, unreadable=1}\n");

            mend(service);
            assertThat(run("replay", "amocrm-hooks", "--reason", "refused-by-database"))
                    .isEqualTo("sent again: 1\n");
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(service.effects())
                            .containsEntry(refused.id().value(), 1)
                            .hasSize(2));
            assertThat(run("replay", "amocrm-hooks", "--reason", "refused-by-database"))
                    .isEqualTo("sent again: 0\n");
            assertThat(run("list", "amocrm-hooks")).endsWith("dead letters by reason: {unreadable=1}\n");

            long before = kafka.read(ENVIRONMENT.topic(Topic.AMOCRM_HOOKS)).size();
            assertThat(run("replay", "amocrm-hooks")).isEqualTo("sent again: 1\n");
            assertThat(kafka.read(ENVIRONMENT.topic(Topic.AMOCRM_HOOKS))).hasSize((int) before + 1);
        }
    }

    /** Without the marks, which are not letters. */
    private static long letters(HouseKafka kafka) {
        return kafka.read(ENVIRONMENT.deadLetters(Topic.AMOCRM_HOOKS)).stream()
                .filter(record -> KeptLetter.markedBy(record).isEmpty())
                .count();
    }

    private static void mend(ParcelService service) {
        service.bean(DatabaseClient.class)
                .sql("alter table parcel drop constraint parcel_note_check")
                .then()
                .block();
    }

    private String run(String... arguments) {
        printed.reset();
        assertThat(application.run(arguments)).isZero();
        return printed.toString(UTF_8);
    }
}
