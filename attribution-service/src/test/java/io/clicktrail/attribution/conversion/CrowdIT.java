package io.clicktrail.attribution.conversion;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.testsupport.crowd.Crowd;
import io.clicktrail.testsupport.crowd.Findings;
import io.clicktrail.testsupport.crowd.Terms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A crowd before two replicas as they ship, one of which goes and comes again in the midst: what is stored and said must
 * be what a reference says that knows nothing of this service. {@code bin/campaign attribution} is the large one, with
 * kill -9; {@code -Dclicktrail.seed} repeats a run.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "attribution.wake-interval=100ms")
@AutoConfigureWebTestClient(timeout = "30s")
class CrowdIT {

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final EventTopics TOPICS = new EventTopics(ENVIRONMENT);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Crowd.Size SIZE = new Crowd.Size(1_000, 200, 12);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.register(ENVIRONMENT, registry);
    }

    @Autowired
    private WebTestClient http;

    @Test
    void aCrowdIsPaidAsTheReferenceSaysWhileOneOfTwoReplicasIsRestarted() throws SQLException {
        long seed = Long.getLong("clicktrail.seed", new Random().nextLong());
        System.out.println("CrowdIT: -Dclicktrail.seed=" + seed);
        // The last holds have just passed: the campaign sees them pass.
        Crowd crowd = Crowd.random(new Random(seed), SIZE, Instant.now().minus(LONGEST_HOLD));
        crowd.offers().forEach(this::order);
        arrive(crowd.shuffled(new Random(seed)));
        try (Connection database =
                DriverManager.getConnection(ENVIRONMENT.jdbcUrl(), ENVIRONMENT.user(), ENVIRONMENT.password())) {
            Eventually.within(
                    PATIENCE, () -> assertThat(Findings.isSettled(database)).isTrue());
            Findings findings = Findings.of(crowd, database, TOPICS.read(Topic.CONVERSIONS));
            System.out.println("CrowdIT: " + findings.figures());
            assertThat(findings.differences()).as("seed %d", seed).isEmpty();
            assertThat(findings.figures().values())
                    .as("seed %d: nothing is told of what never happens", seed)
                    .allMatch(number -> number > 0);
        }
    }

    private void arrive(List<TrackingEvent> arrivals) {
        int third = arrivals.size() / 3;
        try (var _ = OnRealServers.replica(ENVIRONMENT)) {
            TOPICS.publish(arrivals.subList(0, third));
        }
        TOPICS.publish(arrivals.subList(third, 2 * third));
        try (var _ = OnRealServers.replica(ENVIRONMENT)) {
            TOPICS.publish(arrivals.subList(2 * third, arrivals.size()));
            Eventually.within(PATIENCE, CrowdIT::allIsHeard);
        }
    }

    private static void allIsHeard() {
        assertThat(TOPICS.lag("attribution-service.clicks", Topic.CLICKS)).isZero();
        assertThat(TOPICS.lag("attribution-service.joins", Topic.JOINS)).isZero();
        assertThat(TOPICS.lag("attribution-service.deeds", Topic.REACTIONS)).isZero();
    }

    private void order(Terms offer) {
        post("/api/v1/offers", offer.json());
        if (offer.deposit() > 0) {
            post("/api/v1/offers/" + offer.slug() + "/budget/top-ups", offer.topUpJson());
        }
    }

    private void post(String path, String body) {
        http.post()
                .uri(path)
                .header("X-Api-Key", ENVIRONMENT.get("CLICKTRAIL_ADMIN_KEY"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated();
    }
}
