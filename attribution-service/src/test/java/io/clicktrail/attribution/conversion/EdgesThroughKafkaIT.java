package io.clicktrail.attribution.conversion;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.OnRealServers;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps.Per;
import io.clicktrail.event.Offer.Hours;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.testsupport.EventTopics;
import io.clicktrail.testsupport.Eventually;
import io.clicktrail.testsupport.ServiceEnvironment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/** The last second of a day and of an hour, where clocks change and where they do not, as two replicas hear it in any order. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = EdgesThroughKafkaIT.SMALL_BATCHES)
@Import(World.class)
class EdgesThroughKafkaIT {

    static final String SMALL_BATCHES = "clicktrail.consume.max-poll-records=7";

    private static final ServiceEnvironment ENVIRONMENT = OnRealServers.fresh();
    private static final EventTopics TOPICS = new EventTopics(ENVIRONMENT);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FROM_CLICK_TO_JOIN = Duration.ofSeconds(60);
    private static final Hours WORKING =
            new Hours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(18, 0));
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int AT_EACH_MOMENT = 6;
    private static final int A_DAY = 5;

    private static ConfigurableApplicationContext replica;

    private final Random chance = new Random(4);
    private final Events events = new Events(chance);
    private final List<Offer> offers = new ArrayList<>();
    private final List<TrackingEvent> arrivals = new ArrayList<>();
    private long people;

    @Autowired
    private World world;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        OnRealServers.registerWithoutJobs(ENVIRONMENT, registry);
    }

    @BeforeAll
    static void startReplica() {
        replica = OnRealServers.replicaWithoutJobs(ENVIRONMENT, SMALL_BATCHES);
    }

    @AfterAll
    static void stopReplica() {
        replica.close();
    }

    @BeforeEach
    void nothingHasHappened() {
        world.beginsAnew();
    }

    @Test
    void aDayOfACapLastsFromMidnightToMidnightHoweverLongItIs() {
        List<ADay> days = List.of(
                // 25 hours: clocks went back on October 25th.
                new ADay(BERLIN, "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
                // 23 hours: clocks went forward on March 29th.
                new ADay(BERLIN, "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
                new ADay(ALMATY, "2026-11-11", "2026-11-10T19:00:00Z", "2026-11-11T19:00:00Z"),
                new ADay(UTC, "2026-11-11", "2026-11-11T00:00:00Z", "2026-11-12T00:00:00Z"));
        for (ADay day : days) {
            Offer offer = order(day.slug(), each -> each.in(day.zone()).cappedAt(A_DAY, Per.DAY));
            day.edges().forEach(moment -> join(offer, moment));
        }

        happens();

        for (ADay day : days) {
            LocalDate date = LocalDate.parse(day.date());
            assertThat(paidByDay(day))
                    .as(day.slug())
                    .isEqualTo(Map.of(
                            date.minusDays(1), (long) A_DAY, date, (long) A_DAY, date.plusDays(1), (long) A_DAY));
        }
    }

    @Test
    void theLastSecondOfTheHoursCountsAndTheNextDoesNot() {
        // The Friday before clocks go back, and the Monday after; the Monday after they went forward.
        Map<Instant, Boolean> berlin = Map.of(
                Instant.parse("2026-10-23T15:59:59Z"), true,
                Instant.parse("2026-10-23T16:00:00Z"), false,
                Instant.parse("2026-10-26T07:59:59Z"), false,
                Instant.parse("2026-10-26T08:00:00Z"), true,
                Instant.parse("2026-10-26T16:59:59Z"), true,
                Instant.parse("2026-10-26T17:00:00Z"), false,
                Instant.parse("2026-03-30T06:59:59Z"), false,
                Instant.parse("2026-03-30T07:00:00Z"), true,
                Instant.parse("2026-03-30T15:59:59Z"), true,
                Instant.parse("2026-03-30T16:00:00Z"), false);
        Map<Instant, Boolean> almaty = Map.of(
                Instant.parse("2026-11-11T03:59:59Z"), false,
                Instant.parse("2026-11-11T04:00:00Z"), true,
                Instant.parse("2026-11-11T12:59:59Z"), true,
                Instant.parse("2026-11-11T13:00:00Z"), false);
        Map<Instant, Boolean> utc = Map.of(
                Instant.parse("2026-11-11T08:59:59Z"), false,
                Instant.parse("2026-11-11T09:00:00Z"), true,
                Instant.parse("2026-11-11T17:59:59Z"), true,
                Instant.parse("2026-11-11T18:00:00Z"), false);
        Map<ZoneId, Map<Instant, Boolean>> moments = Map.of(BERLIN, berlin, ALMATY, almaty, UTC, utc);
        moments.forEach((zone, edges) -> {
            Offer offer = order("work-" + nameOf(zone), each -> each.in(zone).openIn(WORKING, Duration.ZERO));
            edges.keySet().forEach(moment -> join(offer, moment));
        });

        happens();

        moments.forEach((zone, edges) -> edges.forEach((moment, open) -> assertThat(
                        paid("work-" + nameOf(zone)).stream().filter(moment::equals))
                .as("%s in %s", moment, zone)
                .hasSize(open ? AT_EACH_MOMENT : 0)));
    }

    /** @param begins and ends of that date in that zone, as an almanac has them */
    private record ADay(ZoneId zone, String date, String begins, String ends) {

        String slug() {
            return "day-" + nameOf(zone) + "-" + date;
        }

        /** The last second before and the first of the day, and the same at its end. */
        List<Instant> edges() {
            Instant first = Instant.parse(begins);
            Instant next = Instant.parse(ends);
            return List.of(first.minusSeconds(1), first, next.minusSeconds(1), next);
        }

        LocalDate dateOf(Instant moment) {
            LocalDate day = LocalDate.parse(date);
            if (moment.isBefore(Instant.parse(begins))) {
                return day.minusDays(1);
            }
            return moment.isBefore(Instant.parse(ends)) ? day : day.plusDays(1);
        }
    }

    private Offer order(String slug, UnaryOperator<AnOffer> terms) {
        Offer offer = terms.apply(
                        AnOffer.called(slug).at(Long.toString(chatOf(slug).id())))
                .settlement(Duration.ofDays(1_000))
                .build();
        offers.add(offer);
        return offer;
    }

    private void join(Offer offer, Instant moment) {
        Chat chat = chatOf(offer.id().value());
        LongStream.range(0, AT_EACH_MOMENT).forEach(_ -> {
            var user = new TelegramUser(++people, false, "ru");
            events.arrival(user, offer.id(), chat, moment.minus(FROM_CLICK_TO_JOIN))
                    .all()
                    .forEach(arrivals::add);
        });
    }

    private static Chat chatOf(String slug) {
        return new Chat(-1_000_000L - slug.hashCode(), null, "channel");
    }

    private static String nameOf(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.indexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private void happens() {
        world.hasOffers(offers);
        Collections.shuffle(arrivals, chance);
        TOPICS.publish(arrivals);
        Eventually.within(
                PATIENCE,
                () -> Stream.of("attribution-service.clicks", "attribution-service.joins")
                        .forEach(group -> assertThat(
                                        TOPICS.lag(group, group.endsWith("clicks") ? Topic.CLICKS : Topic.JOINS))
                                .isZero()));
        world.timePasses();
    }

    private Map<LocalDate, Long> paidByDay(ADay day) {
        return paid(day.slug()).stream().collect(groupingBy(day::dateOf, TreeMap::new, counting()));
    }

    /** When those were done that are paid. */
    private List<Instant> paid(String slug) {
        OfferId offer = OfferId.parse(slug);
        List<Long> everybody = LongStream.rangeClosed(1, people).boxed().toList();
        return world.standings(everybody).stream()
                .filter(standing -> standing.state().isPaid())
                .map(Standing::conversion)
                .filter(conversion -> conversion.offer().equals(offer))
                .map(conversion -> conversion.actedAt())
                .toList();
    }
}
