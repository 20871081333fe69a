package io.clicktrail.testsupport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventuallyTest {
    @Test
    void goesOnAsSoonAsTheAssertionHolds() {
        var asked = new AtomicInteger();

        Eventually.within(
                Duration.ofMinutes(1), () -> assertThat(asked.incrementAndGet()).isEqualTo(3));

        assertThat(asked).hasValue(3);
    }

    @Test
    void failsWithTheLastReason() {
        assertThatThrownBy(() -> Eventually.within(Duration.ofMillis(20), () -> {
                    throw new IllegalStateException("still raining");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("still raining");
    }
}
