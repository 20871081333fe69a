package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.decision.Fullness;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps.Per;
import io.clicktrail.event.Offer.Caps.Window;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/** P4 on the real database: however many join at once, exactly as many are paid as the cap allows. */
class CapIT extends ServiceWithoutJobs {

    private static final int CAP = 100;
    private static final int PEOPLE = 1_000;
    private static final Chat CHAT = new Chat(-100_500, "crowded", "channel");

    private final Random random = new Random(1);
    private final Events events = new Events(random);
    private final Instant start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    @Test
    void aThousandWhoJoinAtOnceFillAHundredPlacesAndLeaversMakeRoom() {
        Offer offer =
                AnOffer.called("crowded-offer").at("@crowded").cappedAt(CAP).build();
        world.hasOffers(offer);
        List<Long> people = LongStream.range(1, PEOPLE + 1).boxed().toList();

        world.hearsCrowd(shuffled(people.stream()
                .flatMap(user -> events.arrival(user(user), offer.id(), CHAT, start.plusSeconds(user % 7))
                        .all())));

        assertThat(states(people)).isEqualTo(Map.of(State.APPROVED, (long) CAP, State.OVER_CAP, (long) (PEOPLE - CAP)));
        assertThat(world.offers().takenOf(offer.id())).isEqualTo(CAP);
        assertThat(world.offers().statusOf(offer.id())).isEqualTo(Offer.Status.EXHAUSTED);

        List<Long> leavers = paid(people).subList(0, CAP / 2);
        world.hearsCrowd(shuffled(leavers.stream().map(this::leaves)));

        Map<State, Long> after = states(people);
        assertThat(after.get(State.APPROVED))
                .as("others have taken the places that came free")
                .isEqualTo(CAP);
        assertThat(after.get(State.REVERSED)).isEqualTo(CAP / 2);
        assertThat(world.offers().takenOf(offer.id())).isEqualTo(CAP);
    }

    @Test
    void severalLimitsHoldAtOnceAndNobodyWaitsForWhomThereIsAPlace() {
        Offer offer = AnOffer.called("narrow-offer")
                .at("@crowded")
                .cappedAtAnyTimeAt(7, Per.HOUR)
                .cappedAt(20, Per.DAY)
                .cappedAt(5, Per.HOUR)
                .build();
        world.hasOffers(offer);
        List<Long> people = LongStream.range(1, 301).boxed().toList();

        world.hearsCrowd(shuffled(people.stream()
                .flatMap(user -> events.arrival(
                                user(user), offer.id(), CHAT, start.minusSeconds(random.nextInt(6 * 3600)))
                        .all())));
        limitsHold(offer, people);

        world.hearsCrowd(shuffled(paid(people).stream().limit(10).map(this::leaves)));
        limitsHold(offer, people);
    }

    private void limitsHold(Offer offer, List<Long> people) {
        List<Standing> standings = world.standings(people);
        List<Standing> paid =
                standings.stream().filter(each -> each.state().isPaid()).toList();
        assertThat(paid).hasSizeGreaterThan(15);
        for (Standing standing : standings) {
            Instant at = standing.conversion().actedAt();
            for (Window limit : offer.caps().all()) {
                assertThat(Fullness.of(limit, offer, at, paid)).isLessThanOrEqualTo(limit.count());
            }
            if (standing.state() == State.OVER_CAP) {
                List<Standing> withThem =
                        Stream.concat(paid.stream(), Stream.of(standing)).toList();
                assertThat(offer.caps().all())
                        .anyMatch(limit -> Fullness.of(limit, offer, at, withThem) > limit.count());
            }
        }
    }

    private TrackingEvent leaves(long user) {
        return events.leave(user(user), CHAT, start.plusSeconds(600));
    }

    private static TelegramUser user(long id) {
        return new TelegramUser(id, false, "ru");
    }

    private List<TrackingEvent> shuffled(Stream<? extends TrackingEvent> events) {
        List<TrackingEvent> shuffled = events.collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Map<State, Long> states(List<Long> people) {
        return world.standings(people).stream().collect(groupingBy(Standing::state, counting()));
    }

    private List<Long> paid(List<Long> people) {
        return world.standings(people).stream()
                .filter(standing -> standing.state().isPaid())
                .map(standing -> standing.conversion().user())
                .toList();
    }
}
