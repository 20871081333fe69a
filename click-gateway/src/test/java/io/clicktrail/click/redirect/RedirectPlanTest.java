package io.clicktrail.click.redirect;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.clicktrail.click.redirect.RedirectPlan.Closed;
import io.clicktrail.click.redirect.RedirectPlan.Redirect;
import io.clicktrail.click.visitor.Agent;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;

import static io.clicktrail.click.Offers.anOffer;
import static io.clicktrail.click.redirect.Visits.TOKEN;
import static io.clicktrail.click.redirect.Visits.aVisit;
import static org.assertj.core.api.Assertions.assertThat;

class RedirectPlanTest {

    private static final Destination OFFER = Destination.of(anOffer().now());

    @Test
    void anAcceptedVisitorGoesToTheBotWithTheToken() {
        RedirectPlan plan = plan(OFFER, Map.of("uid", "n-1", "sub1", "banner"), aVisit());

        assertThat(plan).isInstanceOfSatisfying(Redirect.class, redirect -> {
            assertThat(redirect.target()).isEqualTo("https://t.me/trail_bot?start=" + TOKEN);
            assertThat(redirect.click().outcome()).isEqualTo(ClickOutcome.ACCEPTED);
            assertThat(redirect.click().network()).isEqualTo(new NetworkId("some-network"));
            assertThat(redirect.click().networkClickId()).isEqualTo("n-1");
            assertThat(redirect.click().subs()).containsExactly(Map.entry("sub1", "banner"));
        });
    }

    @Test
    void whoeverIsNotAcceptedGoesToTheFallbackAndTheClickSaysWhy() {
        Destination paused = Destination.of(anOffer()
                .that(Offer.Status.PAUSED)
                .fallingBackTo("https://t.me/other")
                .now());

        assertThat(plan(paused, Map.of("uid", "n-1"), aVisit())).isInstanceOfSatisfying(Redirect.class, redirect -> {
            assertThat(redirect.target()).isEqualTo("https://t.me/other");
            assertThat(redirect.click().outcome()).isEqualTo(ClickOutcome.PAUSED);
        });
    }

    @Test
    void withoutAFallbackTheClickIsKeptAllTheSame() {
        RedirectPlan plan = plan(OFFER, Map.of("uid", "n-1"), aVisit().by(new Agent.Machine("curl")));

        assertThat(plan).isInstanceOfSatisfying(Closed.class, closed -> {
            assertThat(closed.click().outcome()).isEqualTo(ClickOutcome.BOT);
            assertThat(closed.click().visitor().bot()).isEqualTo("curl");
        });
    }

    @Test
    void anOfferOfANetworkNeedsTheNetworksClickIdExceptThroughALinkOfOurs() {
        assertThat(OFFER.needsClickId()).isTrue();
        assertThat(Destination.of(anOffer().withoutNetwork().now()).needsClickId())
                .isFalse();
        assertThat(Destination.of(VerdictTest.direct(), null).needsClickId()).isFalse();
    }

    @Test
    void aLinkLeadsToItsTargetAndItsMarksWinOverThoseThatCameAlong() {
        Destination direct = Destination.of(VerdictTest.direct(), null);

        RedirectPlan plan = plan(direct, Map.of("utm_source", "forged", "utm_term", "shoes"), aVisit());

        assertThat(plan).isInstanceOfSatisfying(Redirect.class, redirect -> {
            assertThat(redirect.target()).isEqualTo("https://t.me/sportschannel");
            assertThat(redirect.click().offer()).isNull();
            assertThat(redirect.click().utm()).containsOnly(Map.entry("source", "vk"), Map.entry("term", "shoes"));
        });
    }

    @Test
    void aClickOfAPageHappensWhenThePageWasSeenHoweverLateTheButtonIsPressed() {
        Visits nextDay = aVisit().after(Duration.ofHours(20));

        assertThat(plan(OFFER, Map.of("uid", "n-1"), nextDay).click().occurredAt())
                .isEqualTo(TOKEN.moment());
    }

    private static RedirectPlan plan(Destination to, Map<String, String> query, Visits visit) {
        return RedirectPlan.of(to, ClickRequest.of(query, "uid"), visit.now(), "trail_bot");
    }
}
