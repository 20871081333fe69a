package io.clicktrail.attribution.conversion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.attribution.Histories;
import io.clicktrail.attribution.History;
import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.attribution.decision.InMemoryAttribution;
import io.clicktrail.attribution.decision.Outcome;
import io.clicktrail.event.Topic;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.ServiceEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * P3 and P4 over real Kafka: random histories, published together in any order and with repeats, and heard in small
 * batches by two replicas that share the partitions. {@code -Dclicktrail.seed} repeats a run.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = OrderThroughKafkaIT.SMALL_BATCHES)
@Import(World.class)
class OrderThroughKafkaIT {

    static final String SMALL_BATCHES = "clicktrail.consume.max-poll-records=7";

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final EventTopics TOPICS = new EventTopics(ENVIRONMENT);
    private static final String CLICKS = "attribution-service.clicks";
    private static final String JOINS = "attribution-service.joins";
    private static final String DEEDS = "attribution-service.deeds";
    private static final String MOVES = "attribution-service.moves";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int HISTORIES = 30;
    private static final int WAYS = 3;

    private static ConfigurableApplicationContext replica;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.registerWithoutJobs(ENVIRONMENT, registry);
    }

    @BeforeAll
    static void startReplica() {
        replica = OnRealServers.replicaWithoutJobs(ENVIRONMENT, SMALL_BATCHES);
    }

    @AfterAll
    static void stopReplica() {
        replica.close();
    }

    @Autowired
    private World world;

    @Test
    void everyOrderOfPublishingEndsWithTheSameCreditsAndWithAsManyPaidAsTheCapsCanTake() {
        long seed = Long.getLong("clicktrail.seed", new Random().nextLong());
        System.out.println("OrderThroughKafkaIT: -Dclicktrail.seed=" + seed);
        List<History> histories = histories(seed);
        bothReplicasListen();
        for (int way = 0; way < WAYS; way++) {
            arrive(History.ofAll(histories), new Random(seed + way));
            for (History history : histories) {
                Outcome outcome = world.outcome(history);
                assertThat(outcome)
                        .as("seed %d, way %d, %s", seed, way, nameOf(history))
                        .isEqualTo(InMemoryAttribution.outcomeOf(history, Instant.now()));
                assertThat(outcome.paid())
                        .as("paid: seed %d, way %d, %s", seed, way, nameOf(history))
                        .isEqualTo(Outcome.mostThatCanBePaid(world.standings(history.users()), history.offers()));
            }
        }
    }

    private static List<History> histories(long seed) {
        Random chance = new Random(seed);
        Instant start = Instant.now().minus(Duration.ofHours(4)).truncatedTo(ChronoUnit.HOURS);
        return IntStream.range(0, HISTORIES)
                .mapToObj(number -> Histories.random(chance, start, "kafka-" + number))
                .toList();
    }

    /** Three partitions of a topic, two threads of a replica: each partition has a thread of its own. */
    private static void bothReplicasListen() {
        Eventually.within(PATIENCE, () -> {
            assertThat(TOPICS.readers(CLICKS)).isEqualTo(3);
            assertThat(TOPICS.readers(JOINS)).isEqualTo(3);
        });
    }

    private void arrive(History all, Random chance) {
        world.beginsAnew();
        world.hasOffers(all.offers());
        TOPICS.publish(all.shuffled(chance));
        Eventually.within(PATIENCE, () -> {
            assertThat(TOPICS.lag(CLICKS, Topic.CLICKS)).isZero();
            assertThat(TOPICS.lag(JOINS, Topic.JOINS)).isZero();
            assertThat(TOPICS.lag(DEEDS, Topic.REACTIONS)).isZero();
            assertThat(TOPICS.lag(DEEDS, Topic.PURCHASES)).isZero();
            assertThat(TOPICS.lag(MOVES, Topic.PLACES)).isZero();
        });
        world.timePasses();
    }

    private static String nameOf(History history) {
        return history.offers().getFirst().id().value();
    }
}
