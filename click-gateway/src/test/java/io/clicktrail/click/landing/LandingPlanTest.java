package io.clicktrail.click.landing;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.clicktrail.click.visitor.Agent;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Visitor;

import static io.clicktrail.click.landing.Links.aLink;
import static io.clicktrail.click.landing.Links.variant;
import static org.assertj.core.api.Assertions.assertThat;

class LandingPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final ClickId CLICK = ClickId.of(NOW, new byte[ClickId.RANDOM_BYTES]);

    @Test
    void theViewHasTheMarksOfTheLinkAndThoseOfTheRequestWhereItHasNone() {
        LandingPlan plan = plan(
                aLink().to("https://t.me/sportschannel"),
                Map.of("utm_source", "elsewhere", "utm_content", "video\u0007-7", "utm_other", "x"));

        assertThat(plan.view().utm()).isEqualTo(Map.of("source", "tiktok", "campaign", "spring", "content", "video-7"));
        assertThat(plan.view().click()).isEqualTo(CLICK);
        assertThat(plan.target()).isEqualTo("https://t.me/sportschannel");
    }

    @Test
    void anOfferIsReachedThroughTheBotWithTheTokenOfTheView() {
        Link direct = aLink().to("https://t.me/sportschannel");
        Link toOffer = new Link(
                direct.id(),
                direct.campaign(),
                direct.utm(),
                new OfferId("spring-sale"),
                null,
                direct.landing(),
                null,
                Link.Status.ACTIVE,
                NOW);

        assertThat(plan(toOffer, Map.of()).target()).isEqualTo("https://t.me/some_bot?start=" + CLICK);
        assertThat(LandingPlan.target(toOffer, "some_bot", null)).isEqualTo("https://t.me/some_bot");
    }

    @Test
    void onlyAnExperimentExposes() {
        Link plain = aLink().to("https://t.me/sportschannel");
        Link compared = aLink().comparing("spring-page", variant("a", 0, Theme.OCEAN), variant("b", 1, Theme.SUNSET))
                .to("https://t.me/sportschannel");

        assertThat(plan(plain, Map.of()).exposure()).isNull();
        LandingPlan plan = plan(compared, Map.of());
        assertThat(plan.view().variant()).isEqualTo("b");
        ExperimentExposed exposure = Objects.requireNonNull(plan.exposure());
        assertThat(exposure.variant()).isEqualTo("b");
        assertThat(exposure.click()).isEqualTo(CLICK);
    }

    private static LandingPlan plan(Link link, Map<String, String> query) {
        Visitor visitor = Visitor.nameless("ann").with(Visitor.Standing.FIRST);
        return LandingPlan.of(
                link,
                Objects.requireNonNull(link.landing()),
                new Arrival(NOW, visitor, new Agent.Person(), null),
                CLICK,
                EventId.of(NOW, 1, 1),
                query,
                "some_bot");
    }
}
