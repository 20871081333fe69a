package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryScheduleTest {

    private static final List<Duration> DELAYS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));
    private static final RetrySchedule SCHEDULE = new RetrySchedule(DELAYS, 0.2, 1);
    private static final double NO_JITTER = 0.5;

    @Test
    void eightAttemptsSpanMoreThanTwentySevenHours() {
        Duration span = IntStream.range(1, 8)
                .mapToObj(attempts -> Objects.requireNonNull(SCHEDULE.next(attempts, null, NO_JITTER)))
                .reduce(SCHEDULE.first(), Duration::plus);

        assertThat(span).isGreaterThan(Duration.ofHours(27));
        assertThat(SCHEDULE.next(8, null, NO_JITTER)).isNull();
    }

    @Test
    void theFirstAttemptIsMadeAtOnce() {
        assertThat(SCHEDULE.first()).isZero();
    }

    @Test
    void theJitterOfAThousandDrawsIsFromFourFifthsToSixFifths() {
        var random = new Random(1);
        var factors = random.doubles(1_000)
                .map(chance ->
                        Objects.requireNonNull(SCHEDULE.next(4, null, chance)).toNanos()
                                / (double) DELAYS.get(4).toNanos())
                .summaryStatistics();

        assertThat(factors.getMin()).isBetween(0.8, 0.81);
        assertThat(factors.getMax()).isBetween(1.19, 1.2);
        assertThat(factors.getAverage()).isBetween(0.98, 1.02);
    }

    @Test
    void aNetworkCanAskForALongerPauseButNotForAShorterOne() {
        assertThat(SCHEDULE.next(1, Duration.ofMinutes(1), NO_JITTER)).isEqualTo(Duration.ofMinutes(1));
        assertThat(SCHEDULE.next(2, Duration.ofSeconds(1), NO_JITTER)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void noPauseIsLongerThanTheLongestOfTheScheduleHoweverLongANetworkAsksFor() {
        assertThat(SCHEDULE.next(1, Duration.ofDays(365), NO_JITTER)).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void theTimeScaleShortensEveryPauseAlikeAlsoTheOneThatANetworkAsksFor() {
        var scaled = new RetrySchedule(DELAYS, 0.2, 0.001);

        assertThat(scaled.next(2, null, NO_JITTER)).isEqualTo(Duration.ofMillis(300));
        assertThat(scaled.next(1, Duration.ofMinutes(1), NO_JITTER)).isEqualTo(Duration.ofMillis(60));
    }
}
