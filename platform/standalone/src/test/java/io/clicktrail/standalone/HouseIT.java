package io.clicktrail.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** All six jars, as the build left them, on real servers. */
class HouseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static House house;

    @BeforeAll
    static void start() {
        house = House.in(HouseSettings.temporary(directory), HouseNews.UNHEARD, addresses -> Sandbox.NONE);
        house.start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyServiceIsReady(Service service) throws Exception {
        assertThat(readiness(service)).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceThatIsKilledComesBackByItself(Service service) {
        var before = house.service(service).pid();

        house.service(service).kill();

        Eventually.within(PATIENCE, () -> {
            assertThat(house.service(service).pid()).isNotEqualTo(before);
            assertThat(readiness(service)).isEqualTo(200);
        });
    }

    @Test
    void noSecretIsInALog() throws IOException {
        var secrets = house.secrets();

        try (var logs = Files.list(house.settings().logs())) {
            for (var log : logs.toList()) {
                assertThat(Files.readString(log))
                        .as(log.getFileName().toString())
                        .doesNotContain(
                                secrets.get("CLICKTRAIL_ADMIN_KEY"),
                                secrets.get("JWT_SIGNING_KEY"),
                                secrets.get("TELEGRAM_WEBHOOK_SECRET"),
                                secrets.get("AMOCRM_HOOK_SECRET"),
                                secrets.get("ANALYTICS_ADMIN_PASSWORD"),
                                secrets.postgresPassword());
            }
        }
    }

    @Test
    void healthIsNotShownOnThePublicPort() throws Exception {
        for (var port :
                Stream.of(Service.values()).map(house.settings().ports()::of).toList()) {
            assertThat(status("http://127.0.0.1:" + port + "/actuator/health")).isNotEqualTo(200);
        }
    }

    private static int readiness(Service service) throws IOException, InterruptedException {
        return status(
                "http://127.0.0.1:" + house.settings().ports().managementOf(service) + "/actuator/health/readiness");
    }

    private static int status(String url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
