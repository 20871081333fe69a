package io.clicktrail.postback.signature;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ToleranceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.999Z");

    @ParameterizedTest
    @CsvSource({
        "-301, false, false",
        "-300, true, true",
        "-299, true, true",
        "0, true, true",
        "299, true, true",
        "300, true, true",
        "301, false, true",
        "999999999999, false, true",
        "-999999999999, false, false",
        "9223372036854775807, false, true",
        "-9223372036854775808, false, false"
    })
    void itIsExactToTheSecond(long ahead, boolean bothWays, boolean pastOnly) {
        long at = Math.abs(ahead) > 1L << 50 ? ahead : NOW.getEpochSecond() + ahead;

        assertThat(Tolerance.BOTH_WAYS.admits(at, NOW)).isEqualTo(bothWays);
        assertThat(Tolerance.PAST_ONLY.admits(at, NOW)).isEqualTo(pastOnly);
    }
}
