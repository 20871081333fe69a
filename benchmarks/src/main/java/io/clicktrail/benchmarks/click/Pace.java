package io.clicktrail.benchmarks.click;

import java.time.Duration;

/** How long everything takes: {@code -Dwarmup=25 -Dround=8 -Drounds=3}, in seconds. */
record Pace(Duration warmUp, Duration round, int rounds) {

    static Pace fromProperties() {
        return new Pace(
                Duration.ofSeconds(Integer.getInteger("warmup", 25)),
                Duration.ofSeconds(Integer.getInteger("round", 8)),
                Integer.getInteger("rounds", 3));
    }
}
