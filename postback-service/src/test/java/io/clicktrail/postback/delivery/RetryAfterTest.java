package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "120 | PT2M",
                " 120  | PT2M",
                "0 | PT0S",
                "999999999 | PT277777H46M39S",
                "Sat, 21 Nov 2026 10:01:30 GMT | PT1M30S",
                "Saturday, 21-Nov-26 10:01:30 GMT | PT1M30S",
                "Sat Nov 21 10:01:30 2026 | PT1M30S",
                "Tue Dec  1 10:00:00 2026 | PT240H",
                "Sat, 21 Nov 2026 09:00:00 GMT | PT0S",
                "Sunday, 06-Nov-94 08:49:37 GMT | PT0S",
                "- | -",
                "'' | -",
                "soon | -",
                "-5 | -",
                "1.5 | -",
                "9999999999 | -",
                "2026-11-21T10:01:30Z | -",
            })
    void itIsReadAsTheStandardHasIt(@Nullable String header, @Nullable Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }
}
