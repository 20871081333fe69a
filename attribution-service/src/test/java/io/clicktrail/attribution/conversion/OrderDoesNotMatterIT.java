package io.clicktrail.attribution.conversion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.attribution.Histories;
import io.clicktrail.attribution.History;
import io.clicktrail.attribution.decision.InMemoryAttribution;

import static org.assertj.core.api.Assertions.assertThat;

/** P3 and P8 on the real database: random histories, in any order, in batches that run side by side. */
class OrderDoesNotMatterIT extends ServiceWithoutJobs {

    private static final int CASES = 25;

    @ParameterizedTest(name = "{0} at once")
    @ValueSource(ints = {1, 6})
    void everyWayOfArrivingEndsWithTheSameCredits(int atOnce) {
        for (int number = 0; number < CASES; number++) {
            History history = history(1_000 * atOnce + number, "order-" + atOnce + "-" + number);
            world.hasOffers(history.offers());
            world.hearsAtOnce(history.arriving(new Random(number)), atOnce);
            world.timePasses();

            assertThat(world.outcome(history))
                    .as("history %d", number)
                    .isEqualTo(InMemoryAttribution.outcomeOf(history, Instant.now()));
        }
    }

    @ParameterizedTest(name = "{0} at once")
    @ValueSource(ints = {1, 6})
    void replayingEverythingChangesNothing(int atOnce) {
        History history = history(4_711 + atOnce, "replay-" + atOnce);
        world.hasOffers(history.offers());
        world.hearsAtOnce(history.arriving(new Random(1)), atOnce);
        world.timePasses();
        String before = world.checksum();

        for (int replay = 0; replay < 3; replay++) {
            world.hearsAtOnce(history.arriving(new Random(replay)), atOnce);
            world.timePasses();
        }

        assertThat(world.checksum()).isEqualTo(before);
    }

    private static History history(int seed, String name) {
        Instant start = Instant.now().minus(Duration.ofHours(4)).truncatedTo(ChronoUnit.HOURS);
        return Histories.random(new Random(seed), start, name);
    }
}
