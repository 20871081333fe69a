package io.clicktrail.analytics.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginLimitTest {

    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
    private static final List<String> ADA = List.of("login ada", "address 203.0.113.9");

    private final LoginLimit limit = new LoginLimit(3, Duration.ofMinutes(15));

    @Test
    void theFourthTryWaitsUntilTheFirstIsForgotten() {
        assertThat(limit.tryNow(ADA, NOON)).isNull();
        assertThat(limit.tryNow(ADA, NOON.plusSeconds(60))).isNull();
        assertThat(limit.tryNow(ADA, NOON.plusSeconds(120))).isNull();
        assertThat(limit.tryNow(ADA, NOON.plusSeconds(180))).isEqualTo(Duration.ofMinutes(12));
        assertThat(limit.tryNow(ADA, NOON.plusSeconds(901))).isNull();
    }

    @Test
    void oneAddressCannotTryManyNames() {
        for (String name : List.of("ada", "bob", "eve")) {
            assertThat(limit.tryNow(List.of("login " + name, "address 203.0.113.9"), NOON))
                    .isNull();
        }
        assertThat(limit.tryNow(List.of("login joe", "address 203.0.113.9"), NOON))
                .isNotNull();
        assertThat(limit.tryNow(List.of("login joe", "address 203.0.113.10"), NOON))
                .isNull();
    }

    @Test
    void aSuccessForgetsTheFailures() {
        limit.tryNow(ADA, NOON);
        limit.tryNow(ADA, NOON);
        limit.succeeded(ADA);
        assertThat(limit.tryNow(ADA, NOON)).isNull();
        assertThat(limit.tryNow(ADA, NOON)).isNull();
        assertThat(limit.tryNow(ADA, NOON)).isNull();
        assertThat(limit.tryNow(ADA, NOON)).isNotNull();
    }
}
