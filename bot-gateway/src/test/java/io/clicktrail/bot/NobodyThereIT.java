package io.clicktrail.bot;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

/** A gateway that finds neither Kafka nor PostgreSQL nor the Bot API starts and does what it can: keep what it is told. */
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {"clicktrail.spool.segment-size=16KB", "clicktrail.spool.max-size=64KB"})
@DirtiesContext
class NobodyThereIT {

    private static final int MORE_THAN_FITS = 300;
    private static final ServiceEnvironment SERVICE = RealServers.forService("bot");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        SERVICE.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("CLICKTRAIL_KAFKA", () -> "127.0.0.1:1");
        registry.add("CLICKTRAIL_POSTGRES_PORT", () -> "1");
    }

    @Test
    void updatesAreAcceptedUntilTheSpoolIsFullAndThenTelegramIsToldToComeAgain() throws Exception {
        Telegram telegram = new Telegram(port, SERVICE);

        assertThat(telegram.delivers(Telegram.join(Telegram.person())).statusCode())
                .isEqualTo(200);
        HttpResponse<String> last = untilRefused(telegram);

        assertThat(last.statusCode()).isEqualTo(503);
        assertThat(last.body()).contains("\"code\":\"spool_full\"");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    private static HttpResponse<String> untilRefused(Telegram telegram) throws Exception {
        HttpResponse<String> answer = telegram.delivers(Telegram.join(Telegram.person()));
        for (int i = 0; i < MORE_THAN_FITS && answer.statusCode() == 200; i++) {
            answer = telegram.delivers(Telegram.join(Telegram.person()));
        }
        return answer;
    }
}
