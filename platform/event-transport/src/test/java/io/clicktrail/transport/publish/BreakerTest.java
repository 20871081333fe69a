package io.clicktrail.transport.publish;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTest {

    private static final long INTERVAL = 1_000;

    private final Breaker breaker = new Breaker(3, INTERVAL);

    @Test
    void itOpensAfterSomeMissesInARow() {
        breaker.missed(0);
        breaker.missed(0);
        assertThat(breaker.isOpen()).isFalse();

        breaker.missed(0);

        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void anAcknowledgementBetweenMissesStartsTheCountAnew() {
        breaker.missed(0);
        breaker.missed(0);
        breaker.acknowledged();
        breaker.missed(0);
        breaker.missed(0);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void anAcknowledgementClosesIt() {
        open(0);

        breaker.acknowledged();

        assertThat(breaker.isOpen()).isFalse();
        breaker.missed(0);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void oneCallerInAnIntervalMayTry() {
        open(100);

        assertThat(breaker.mayProbe(100 + INTERVAL - 1)).isFalse();
        assertThat(breaker.mayProbe(100 + INTERVAL)).isTrue();
        assertThat(breaker.mayProbe(100 + INTERVAL)).isFalse();
        assertThat(breaker.mayProbe(100 + 2 * INTERVAL)).isTrue();
    }

    private void open(long now) {
        for (int i = 0; i < 3; i++) {
            breaker.missed(now);
        }
    }
}
