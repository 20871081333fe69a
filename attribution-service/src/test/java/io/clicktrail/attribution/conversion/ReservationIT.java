package io.clicktrail.attribution.conversion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Offer;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Places that clicks keep for a while, so that no more people are sent than might be paid for. */
class ReservationIT extends ServiceWithoutJobs {

    private static final Chat CHAT = new Chat(-100_700, "narrow", "channel");
    private static final TelegramUser ANNA = new TelegramUser(1, false, "ru");

    private final Events events = new Events(new Random(3));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Offer offer = AnOffer.called("reserving-offer")
            .at("@narrow")
            .cappedAt(2)
            .reserving(Duration.ofHours(1))
            .build();

    @Test
    void asManyClicksAsThereArePlacesCloseTheOfferAndAnActionTakesThePlaceOfItsClick() {
        world.hasOffers(offer);
        ClickRegistered first = events.click(offer.id(), now.minusSeconds(60));
        world.hears(List.of(first));
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.ACTIVE);

        ClickRegistered second = events.click(offer.id(), now.minusSeconds(50));
        world.hears(List.of(second, first));
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.EXHAUSTED);
        assertThat(world.offers().takenOf(offer.id())).isZero();

        world.hears(List.of(
                events.start(ANNA, first.click(), now.minusSeconds(40)),
                events.join(ANNA, CHAT, now.minusSeconds(30))));
        assertThat(world.offers().takenOf(offer.id())).isEqualTo(1);
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.EXHAUSTED);
    }

    @Test
    void aClickOfWhichNothingHasComeGivesItsPlaceBack() {
        world.hasOffers(offer);
        Instant almostOver = Instant.now().minus(Duration.ofHours(1)).plusSeconds(2);
        world.hears(List.of(events.click(offer.id(), almostOver), events.click(offer.id(), now.minusSeconds(5))));
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.EXHAUSTED);

        Eventually.within(Duration.ofSeconds(20), () -> {
            world.offersReopen();
            assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.ACTIVE);
        });
    }

    @Test
    void aClickOfLongAgoKeepsNothing() {
        world.hasOffers(offer);
        world.hears(List.of(
                events.click(offer.id(), now.minus(Duration.ofHours(2))),
                events.click(offer.id(), now.minus(Duration.ofHours(3)))));

        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.ACTIVE);
    }
}
