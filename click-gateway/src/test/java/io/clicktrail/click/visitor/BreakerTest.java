package io.clicktrail.click.visitor;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTest {

    private final Breaker breaker = new Breaker(2, Duration.ofNanos(100));

    @Test
    void someFailuresInARowOpenItForAWhile() {
        assertThat(breaker.failed(0)).isFalse();
        assertThat(breaker.isOpen(1)).isFalse();
        assertThat(breaker.failed(1)).as("opens it").isTrue();

        assertThat(breaker.isOpen(100)).isTrue();
        assertThat(breaker.isOpen(101)).isFalse();
    }

    @Test
    void afterThatOneFailureIsEnoughAndOneSuccessHealsIt() {
        breaker.failed(0);
        breaker.failed(0);
        breaker.failed(200);
        assertThat(breaker.isOpen(201)).isTrue();

        assertThat(breaker.succeeded()).as("heals it").isTrue();
        assertThat(breaker.succeeded()).isFalse();

        assertThat(breaker.isOpen(202)).isFalse();
        breaker.failed(203);
        assertThat(breaker.isOpen(204)).isFalse();
    }
}
