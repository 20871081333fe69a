package io.clicktrail.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaToReportIT extends OnRealServers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Database database = new Database(HOUSE);
    private final Events events = new Events(21);

    @Autowired
    private WebTestClient http;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void whatIsSentThreeTimesOverKafkaAmongRubbishCountsOnce() {
        List<TrackingEvent> trail = new ArrayList<>();
        for (int visitor = 0; visitor < 50; visitor++) {
            ClickRegistered click =
                    events.click("spring-sale", NOW).by("visitor-" + visitor).made();
            Conversion conversion = events.conversion(click, visitor, NOW.plusSeconds(2));
            trail.addAll(List.of(
                    click,
                    events.start(visitor, click.click(), NOW.plusSeconds(1)),
                    events.join(visitor, NOW.plusSeconds(2)),
                    events.credited(conversion, NOW.plusSeconds(3)),
                    events.delivered(conversion, "pending", NOW.plusSeconds(4)),
                    events.sale(visitor, "5000", click.click(), NOW.plusSeconds(5))));
        }
        EventTopics topics = new EventTopics(HOUSE);
        for (int time = 0; time < 3; time++) {
            topics.publish(trail);
            topics.publishRubbish(Topic.CLICKS);
            topics.publishRubbish(Topic.PURCHASES);
        }
        topics.publish(events.click("the-end", NOW).made());
        Eventually.within(
                PATIENCE,
                () -> http.get()
                        .uri("/api/v1/analytics/dashboard?offer=spring-sale")
                        .header("X-Api-Key", HOUSE.get("CLICKTRAIL_ADMIN_KEY"))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .json("""
                        {"totals": {"clicks": 50, "uniques": 50, "starts": 50, "joins": 50, "conversions": 50,
                                    "sales": 50, "postbacks_delivered": 50,
                                    "money": [{"currency": "KZT", "revenue": "250000", "aov": "5000.00"}]}}
                        """));
        Eventually.within(
                PATIENCE,
                () -> assertThat(database.number("select count(*) from fact where offer = 'the-end'"))
                        .isEqualTo(1));
        assertThat(database.number("select count(*) from fact where offer <> 'the-end'"))
                .isEqualTo(300);
    }
}
