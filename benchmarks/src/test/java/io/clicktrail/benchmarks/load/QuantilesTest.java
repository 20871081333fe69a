package io.clicktrail.benchmarks.load;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuantilesTest {

    @Test
    void quantilesAreValuesThatWereMeasured() {
        Quantiles quantiles = Quantiles.of(IntStream.range(0, 1_000).asDoubleStream());

        assertThat(quantiles).isEqualTo(new Quantiles(500, 990, 999));
    }

    @Test
    void whatWasNeverTakenDoesNotCount() {
        Quantiles quantiles = Quantiles.ofNanos(new long[] {0, 3_000_000, 0});

        assertThat(quantiles.p50()).isEqualTo(3);
    }
}
