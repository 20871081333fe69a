package io.clicktrail.click.redirect;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.click.redirect.RedirectPlan.Closed;
import io.clicktrail.click.redirect.RedirectPlan.Redirect;
import io.clicktrail.click.redirect.RedirectPlan.Refused;
import io.clicktrail.click.visitor.Agent;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;

import static io.clicktrail.click.redirect.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

class RedirectPlanTest {

    private static final Instant SATURDAY_NOON_IN_MOSCOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final ClickId TOKEN = ClickId.of(SATURDAY_NOON_IN_MOSCOW, new byte[ClickId.RANDOM_BYTES]);

    @Test
    void anOpenOfferSendsTheVisitorToTheBotWithTheToken() {
        RedirectPlan plan = plan(anOffer(), Map.of("uid", List.of("n-1"), "sub1", List.of("banner")));

        assertThat(plan).isInstanceOfSatisfying(Redirect.class, redirect -> {
            assertThat(redirect.target()).isEqualTo("https://t.me/trail_bot?start=" + TOKEN);
            assertThat(redirect.click().outcome()).isEqualTo(ClickOutcome.ACCEPTED);
            assertThat(redirect.click().networkClickId()).isEqualTo("n-1");
            assertThat(redirect.click().subs()).containsExactly(Map.entry("sub1", "banner"));
        });
    }

    @Test
    void aPausedOfferSendsTheVisitorToItsFallbackAndSaysSo() {
        RedirectPlan plan = plan(
                anOffer().that(Offer.Status.PAUSED).fallingBackTo("https://t.me/other"), Map.of("uid", List.of("n-1")));

        assertThat(plan).isInstanceOfSatisfying(Redirect.class, redirect -> {
            assertThat(redirect.target()).isEqualTo("https://t.me/other");
            assertThat(redirect.click().outcome()).isEqualTo(ClickOutcome.PAUSED);
        });
    }

    @Test
    void anExhaustedOfferWithoutFallbackIsClosedAndTheClickIsKept() {
        RedirectPlan plan = plan(anOffer().that(Offer.Status.EXHAUSTED), Map.of("uid", List.of("n-1")));

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Closed.class,
                        closed -> assertThat(closed.click().outcome()).isEqualTo(ClickOutcome.EXHAUSTED));
    }

    @Test
    void hoursAreThoseOfTheOffersOwnZone() {
        Offer.Hours noonHour = new Offer.Hours(Set.of(DayOfWeek.SATURDAY), LocalTime.NOON, LocalTime.of(13, 0));
        Offer.Hours nextHour = new Offer.Hours(Set.of(DayOfWeek.SATURDAY), LocalTime.of(13, 0), LocalTime.MIDNIGHT);

        assertThat(plan(anOffer().during(noonHour), Map.of("uid", List.of("n-1"))))
                .isInstanceOf(Redirect.class);
        assertThat(plan(anOffer().during(nextHour), Map.of("uid", List.of("n-1"))))
                .isInstanceOf(Closed.class);
    }

    @Test
    void anOfferOfANetworkNeedsTheNetworksClickId() {
        assertThat(plan(anOffer(), Map.of()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("missing_click_id"));
        assertThat(plan(anOffer().withoutNetwork(), Map.of())).isInstanceOf(Redirect.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{uid}", "{your_uid}", "[uid]", "%uid%", "<uid>", "#s2#", "REPLACE", "OPTIONAL"})
    void aMacroThatTheNetworkHasNotFilledIsRefused(String value) {
        assertThat(plan(anOffer(), Map.of("uid", List.of(value))))
                .isEqualTo(new Refused("unfilled_macro", "the network has not filled the macro in uid"));
    }

    private static RedirectPlan plan(Offers offer, Map<String, List<String>> query) {
        ClickRequest request = ClickRequest.of(query, "uid", "Mozilla/5.0", "ru", null);
        EventId event = EventId.of(SATURDAY_NOON_IN_MOSCOW, 1, 2);
        Visit visit = new Visit(event, TOKEN, SATURDAY_NOON_IN_MOSCOW, "visitor", new Agent.Person());
        return RedirectPlan.of(offer.now(), request, "uid", visit, "trail_bot");
    }
}
