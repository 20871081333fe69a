package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Offer;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** A share that everybody follows costs no more than one that is proved, and pays no more. */
class CrowdedShareIT extends ServiceWithoutJobs {

    private static final int NEEDED = 50;
    private static final int PEOPLE = 5_000;

    private final Events events = new Events(new Random(1));
    private final Instant start = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private final TelegramUser anna = new TelegramUser(1, false, "ru");

    @Test
    void thousandsWhoFollowItPayOnceAndFewOfThemAreKept() {
        Offer offer = AnOffer.called("crowded-share").sharedWith(NEEDED).build();
        world.hasOffers(offer);
        ClickRegistered click = events.click(offer.id(), start.minusSeconds(60));
        world.hearsAtOnce(List.of(List.of(click, events.start(anna, click.click(), start))), 1);

        world.hearsCrowd(followers(offer));

        assertThat(world.standings(List.of(anna.id()))).singleElement().satisfies(standing -> {
            assertThat(standing.state()).isEqualTo(State.APPROVED);
            assertThat(standing.conversion().actedAt()).isEqualTo(start.plusSeconds(NEEDED));
        });
        assertThat(world.keptShareClicks()).isBetween((long) NEEDED, (long) NEEDED + 2 * World.CONSUMERS * World.BATCH);
    }

    /** One more visitor each second. */
    private List<TrackingEvent> followers(Offer offer) {
        return IntStream.rangeClosed(1, PEOPLE)
                .<TrackingEvent>mapToObj(
                        second -> events.shareClick(offer.id(), anna, "visitor-" + second, start.plusSeconds(second)))
                .toList();
    }
}
