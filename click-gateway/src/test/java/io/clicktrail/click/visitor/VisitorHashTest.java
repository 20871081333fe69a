package io.clicktrail.click.visitor;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VisitorHashTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T06:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-21T23:59:59Z");
    private static final Instant TOMORROW = Instant.parse("2026-11-22T00:00:00Z");

    private final VisitorHash hash = new VisitorHash("a key of sixteen");

    @Test
    void aVisitorIsTheSameAllDayAndAnotherOneTomorrow() {
        String today = hash.of(MORNING, "192.0.2.1", "Mozilla");

        assertThat(hash.of(EVENING, "192.0.2.1", "Mozilla")).isEqualTo(today);
        assertThat(hash.of(TOMORROW, "192.0.2.1", "Mozilla")).isNotEqualTo(today);
    }

    @Test
    void addressBrowserAndKeyEachMakeADifference() {
        String one = hash.of(MORNING, "192.0.2.1", "Mozilla");

        assertThat(hash.of(MORNING, "192.0.2.2", "Mozilla")).isNotEqualTo(one);
        assertThat(hash.of(MORNING, "192.0.2.1", "Opera")).isNotEqualTo(one);
        assertThat(new VisitorHash("another key of 16").of(MORNING, "192.0.2.1", "Mozilla"))
                .isNotEqualTo(one);
    }
}
