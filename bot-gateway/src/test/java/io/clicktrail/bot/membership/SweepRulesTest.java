package io.clicktrail.bot.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.OfferId;

import static org.assertj.core.api.Assertions.assertThat;

class SweepRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final SweepRules rules =
            new SweepRules(List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6)));

    @Test
    void thePausesGrow() {
        assertThat(rules.pauseAfter(asked(0, Duration.ofDays(7)), NOW)).isEqualTo(Duration.ofHours(1));
        assertThat(rules.pauseAfter(asked(1, Duration.ofDays(7)), NOW)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void afterTheLastQuestionTheyAreLeftAlone() {
        assertThat(rules.pauseAfter(asked(2, Duration.ofDays(7)), NOW)).isNull();
    }

    @Test
    void nobodyIsAskedAboutWhoseClickWillBeTooOld() {
        assertThat(rules.pauseAfter(asked(0, Duration.ofHours(1)), NOW)).isNull();
        assertThat(SweepRules.worthAsking(asked(0, Duration.ZERO).watch(), NOW)).isFalse();
        assertThat(SweepRules.worthAsking(asked(0, Duration.ofSeconds(1)).watch(), NOW))
                .isTrue();
    }

    private static DueWatch asked(int times, Duration left) {
        return new DueWatch(new Watch(1, new OfferId("sports"), "@sports", NOW.plus(left)), times);
    }
}
