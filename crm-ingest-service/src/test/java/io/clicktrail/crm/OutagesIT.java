package io.clicktrail.crm;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.OwnServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** AmoCRM gives two seconds and tries four times again: whatever is away behind the door, it is answered at once. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("sample")
@DirtiesContext
class OutagesIT {

    private static final OwnServers SERVERS = OwnServers.start();
    private static final ServiceEnvironment ENVIRONMENT = SERVERS.forService("crm");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long EXPRESS = 10350882;
    private static final long SOME_TIME = 1_763_700_000;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        ENVIRONMENT.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @LocalServerPort
    private int port;

    @Test
    void aHookIsTakenWhileKafkaIsFrozenAndCountsOnceItAnswersAgain() {
        CrmOutside crm = new CrmOutside(ENVIRONMENT, port);
        assertThat(crm.hook(Hook.won(1, EXPRESS).price("5000").at(SOME_TIME).body()))
                .isEqualTo(200);
        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.count("select count(*) from sale where lead_id = 1"))
                        .isOne());

        SERVERS.kafka().freeze();
        try {
            assertThat(crm.hook(Hook.won(2, EXPRESS).price("5000").at(SOME_TIME).body()))
                    .isEqualTo(200);
            assertThat(crm.hook(
                            Hook.change(2, EXPRESS, 5, 142).at(SOME_TIME + 1).body()))
                    .isEqualTo(200);
        } finally {
            SERVERS.kafka().thaw();
        }

        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.count("select count(*) from sale where lead_id = 2 and reopened_at is not null"))
                        .isOne());
    }

    @Test
    void aHookIsTakenWhilePostgresIsFrozen() {
        CrmOutside crm = new CrmOutside(ENVIRONMENT, port);
        SERVERS.postgres().freeze();
        try {
            assertThat(crm.hook(Hook.won(3, EXPRESS).price("5000").at(SOME_TIME).body()))
                    .isEqualTo(200);
        } finally {
            SERVERS.postgres().thaw();
        }

        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.count("select count(*) from sale where lead_id = 3"))
                        .isOne());
    }
}
