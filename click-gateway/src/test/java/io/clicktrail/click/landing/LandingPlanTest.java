package io.clicktrail.click.landing;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.clicktrail.click.visitor.Agent;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Visitor;

import static io.clicktrail.click.Links.aLink;
import static io.clicktrail.click.Links.variant;
import static org.assertj.core.api.Assertions.assertThat;

class LandingPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final ClickId CLICK = ClickId.of(NOW, new byte[ClickId.RANDOM_BYTES]);

    @Test
    void theViewHappensAtTheMomentThatItsClickWillTell() {
        LandingViewed view =
                plan(aLink().withPage().now(), Map.of("content", "video-7")).view();

        assertThat(view.click()).isEqualTo(CLICK);
        assertThat(view.occurredAt()).isEqualTo(CLICK.moment());
        assertThat(view.utm()).containsExactly(Map.entry("content", "video-7"));
    }

    @Test
    void onlyAnExperimentExposes() {
        Link plain = aLink().withPage().now();
        Link compared = aLink().comparing("spring-page", variant("a", 0, Theme.OCEAN), variant("b", 1, Theme.SUNSET))
                .now();

        assertThat(plan(plain, Map.of()).exposure()).isNull();
        LandingPlan plan = plan(compared, Map.of());
        assertThat(plan.view().variant()).isEqualTo("b");
        ExperimentExposed exposure = Objects.requireNonNull(plan.exposure());
        assertThat(exposure.variant()).isEqualTo("b");
        assertThat(exposure.click()).isEqualTo(CLICK);
    }

    private static LandingPlan plan(Link link, Map<String, String> utm) {
        Visitor visitor = Visitor.nameless("ann").with(Visitor.Standing.FIRST);
        return LandingPlan.of(
                link,
                Objects.requireNonNull(link.landing()),
                new Arrival(NOW, visitor, new Agent.Person(), null),
                CLICK,
                EventId.of(NOW, 1, 1),
                utm);
    }
}
