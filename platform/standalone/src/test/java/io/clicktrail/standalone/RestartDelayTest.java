package io.clicktrail.standalone;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestartDelayTest {
    @Test
    void theFirstDeathCostsAlmostNothingAndEachFurtherOneTwiceAsMuch() {
        assertThat(RestartDelay.after(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(RestartDelay.after(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(RestartDelay.after(3)).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void noDelayIsLongerThanHalfAMinute() {
        assertThat(RestartDelay.after(9)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RestartDelay.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whoLivedAMinuteDiesForTheFirstTimeAgain() {
        assertThat(RestartDelay.deaths(5, Duration.ofSeconds(59))).isEqualTo(6);
        assertThat(RestartDelay.deaths(5, Duration.ofSeconds(60))).isEqualTo(1);
    }
}
