package io.clicktrail.analytics.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.clicktrail.analytics.Database;
import io.clicktrail.analytics.Events;
import io.clicktrail.analytics.OnRealServers;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.TrackingEvent;

import static org.assertj.core.api.Assertions.assertThat;

class VisitIT extends OnRealServers {

    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
    private static final String VISITS = """
            select day, offer, link, country, device, os, browser, in_app, language, referrer_class,
                   viewed, clicked, visible_ms
              from visit
             order by id
            """;

    private final Database database = new Database(HOUSE);
    private final Events events = new Events(9);
    private final Random chance = new Random(9);

    @Autowired
    private Intake intake;

    @BeforeEach
    void empty() {
        database.empty();
    }

    @RepeatedTest(5)
    void aVisitIsTheSameInWhateverOrderItIsHeard() {
        LandingViewed view = events.view("tiktok_abc123", NOON);
        List<TrackingEvent> heard = new ArrayList<>(List.of(
                view,
                events.left(view, Duration.ofMillis(1200)),
                events.left(view, Duration.ofMillis(2750)),
                events.onward(view)));
        heard.addAll(List.copyOf(heard));
        Collections.shuffle(heard, chance);

        int half = chance.nextInt(heard.size());
        intake.receive(heard.subList(0, half));
        intake.receive(heard.subList(half, heard.size()));

        assertThat(database.rows(VISITS))
                .containsExactly("2026-03-08|spring-sale|tiktok_abc123|KZ|phone|iOS|Instagram|instagram|ru|social"
                        + "|t|t|2750");
    }

    @Test
    void whatMachinesSeeCountsForNothing() {
        LandingViewed view = events.view("tiktok_abc123", NOON, "headless");
        intake.receive(List.of(view, events.left(view, Duration.ofSeconds(2)), events.onward(view)));

        assertThat(database.rows("select viewed, clicked, visible_ms from visit"))
                .containsExactly("f|f|null");
    }
}
