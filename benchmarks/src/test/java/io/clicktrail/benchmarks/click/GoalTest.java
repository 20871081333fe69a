package io.clicktrail.benchmarks.click;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.clicktrail.benchmarks.load.Spread;

import static org.assertj.core.api.Assertions.assertThat;

class GoalTest {

    @Test
    void whereTheAimIsAboveTheFloorMoreIsBetter() {
        Goal goal = new Goal("1", "requests", Spread.of(0.25), 0.20, 0.30);

        assertThat(goal.line()).contains("0.25", "0.20 kept", "0.30 missed");
    }

    @Test
    void whereTheAimIsBelowTheFloorLessIsBetter() {
        Goal goal = new Goal("5", "p99", Spread.of(3), 4, 2.5);

        assertThat(goal.line()).contains("3.00", "4.00 kept", "2.50 missed");
    }

    @Test
    void whatWasNotMeasuredIsMissed() {
        Spread none = Spread.of(List.<Double>of(), number -> number);

        assertThat(new Goal("5", "p99", none, 4, 2.5).line()).contains("none", "4.00 missed", "2.50 missed");
    }

    @Test
    void ratiosAreThoseOfTheSameRound() {
        Spread ratio = Spread.of(List.of(10.0, 30.0, 80.0), List.of(5.0, 10.0, 20.0), (ours, theirs) -> ours / theirs);

        assertThat(ratio.text("%.1f")).isEqualTo("3.0 (2.0 - 4.0)");
    }
}
