package io.clicktrail.crm;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.crm.team.Teams;
import io.clicktrail.event.CatalogueEvent.TeamChanged;
import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that has not heard yet which teams there are. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("sample")
@ExtendWith(OutputCaptureExtension.class)
class UnknownTeamsIT {

    private static final ServiceEnvironment ENVIRONMENT = RealServers.forService("crm");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long EXPRESS = 10350882;
    private static final long SOME_TIME = 1_763_700_000;

    @TestConfiguration(proxyBeanMethods = false)
    static class NotHeardYet {

        @Bean
        @Primary
        Teams unheard() {
            return new Teams(() ->
                    SampleTeams.published().stream().map(TeamChanged::team).toList());
        }
    }

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        ENVIRONMENT.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @LocalServerPort
    private int port;

    private final Teams teams;

    @Autowired
    UnknownTeamsIT(Teams teams) {
        this.teams = teams;
    }

    @Test
    void aHookIsTakenAndItsSaleWaitsUntilTheTeamsAreKnown(CapturedOutput log) {
        CrmOutside crm = new CrmOutside(ENVIRONMENT, port);
        String won = Hook.won(1, EXPRESS)
                .price("5000")
                .at(SOME_TIME)
                .field(434731, "fb_kenesary")
                .body();

        assertThat(crm.hook(won)).isEqualTo(200);
        Eventually.within(PATIENCE, () -> assertThat(log).contains("hooks waits with a batch of 1: NotReadyException"));
        assertThat(crm.count("select count(*) from sale")).isZero();
        assertThat(crm.adminPost(
                                "/api/amocrm/test-sale-notification",
                                "{\"targetologist\":\"kenesary\",\"sale_amount\":1}")
                        .statusCode())
                .isEqualTo(503);

        teams.refresh();

        Eventually.within(
                PATIENCE,
                () -> assertThat(crm.said(Topic.PURCHASES, SaleClosed.class, "example:1"))
                        .singleElement()
                        .satisfies(sale -> {
                            assertThat(sale.team()).isEqualTo("Kenesary");
                            assertThat(sale.confidence()).isEqualTo(Confidence.HIGH);
                        }));
    }
}
