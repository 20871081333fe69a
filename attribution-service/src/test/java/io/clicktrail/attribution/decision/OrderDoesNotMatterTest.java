package io.clicktrail.attribution.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.Histories;
import io.clicktrail.attribution.History;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionRejected;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.CreditEvent;
import io.clicktrail.event.Goal;
import io.clicktrail.event.TrackingEvent;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** P3: attribution is a function of the facts, not of their arrival. Random histories, each arriving in several ways. */
class OrderDoesNotMatterTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Instant END = START.plus(Duration.ofHours(12));
    private static final int WAYS = 4;
    private static final List<String> ENDINGS = List.of(
            "first APPROVED",
            "first OVER_CAP",
            "first REJECTED LEFT",
            "first REVERSED LEFT",
            "first REJECTED SUPERSEDED",
            "first REVERSED SUPERSEDED",
            "later APPROVED",
            "later OVER_CAP",
            "later REJECTED LEFT",
            "later REVERSED SUPERSEDED",
            "share first APPROVED",
            "share first OVER_CAP",
            "share first REVERSED SUPERSEDED",
            "share later APPROVED",
            "share moved",
            "first REJECTED TAKEN_BACK",
            "first REVERSED TAKEN_BACK",
            "goal REACTION",
            "goal COMMENT",
            "goal FORWARD",
            "goal POLL_VOTE",
            "goal PAID_CONTENT",
            "goal BOT_START",
            "goal MINIAPP_START",
            "goal STARS_PURCHASE",
            "goal EXTERNAL",
            "reported first APPROVED",
            "reported first REVERSED TAKEN_BACK",
            "reported first REJECTED TAKEN_BACK",
            "reported first REVERSED SUPERSEDED",
            "reported later APPROVED",
            "action CREDITED",
            "action REPEAT",
            "action PARKED",
            "action UNTRACKED");

    @Property(tries = 300)
    void everyWayOfArrivingEndsWithTheSameCredits(@ForAll long seed) {
        History history = historyOf(seed);
        Outcome atOnce = InMemoryAttribution.outcomeOf(history, END);
        for (int way = 0; way < WAYS; way++) {
            assertThat(arrive(history, seed + way).outcome()).isEqualTo(atOnce);
        }
    }

    @Test
    void theHistoriesHoldEverythingThatCanHappen() {
        Map<String, Integer> met = new TreeMap<>();
        for (long seed = 0; seed < 1_000; seed++) {
            InMemoryAttribution attribution = arrive(historyOf(seed), seed);
            List<Standing> revisions = attribution.allRevisions();
            revisions.forEach(each -> met.merge(kindOf(each), 1, Integer::sum));
            revisions.forEach(
                    each -> met.merge("goal " + each.conversion().goal().name(), 1, Integer::sum));
            revisions.stream()
                    .filter(OrderDoesNotMatterTest::isShare)
                    .forEach(each -> met.merge("share " + kindOf(each), 1, Integer::sum));
            revisions.stream()
                    .filter(each -> each.conversion().goal() == Goal.EXTERNAL)
                    .forEach(each -> met.merge("reported " + kindOf(each), 1, Integer::sum));
            met.merge("share moved", sharesMoved(revisions), Integer::sum);
            attribution.statuses().values().forEach(each -> met.merge("action " + each.state(), 1, Integer::sum));
        }
        ENDINGS.forEach(
                ending -> assertThat(met.getOrDefault(ending, 0)).as(ending).isGreaterThan(10));
    }

    private static boolean isShare(Standing standing) {
        return standing.conversion().goal() == Goal.SHARE;
    }

    /** How many have been dated anew by a visitor who was heard of late. */
    private static int sharesMoved(List<Standing> revisions) {
        return (int) revisions.stream()
                .filter(OrderDoesNotMatterTest::isShare)
                .collect(groupingBy(
                        each -> each.conversion().id(),
                        mapping(each -> each.conversion().actedAt(), toSet())))
                .values()
                .stream()
                .filter(moments -> moments.size() > 1)
                .count();
    }

    private static String kindOf(Standing standing) {
        String revision = standing.conversion().revision() == 1 ? "first" : "later";
        String why = standing.undone() == null ? "" : " " + standing.undone().why();
        return revision + " " + standing.state() + why;
    }

    @Property(tries = 500)
    void asManyArePaidAsTheCapsCanTake(@ForAll long seed) {
        History history = historyOf(seed);
        InMemoryAttribution attribution = arrive(history, seed);
        assertThat(attribution.outcome().paid())
                .isEqualTo(Outcome.mostThatCanBePaid(attribution.newest(), history.offers()));
    }

    @Property(tries = 500)
    void hearingEverythingAgainChangesNothing(@ForAll long seed) {
        History history = historyOf(seed);
        InMemoryAttribution attribution = arrive(history, seed);
        List<Standing> before = List.copyOf(attribution.allRevisions());
        int said = attribution.said().size();

        history.arriving(new Random(seed)).forEach(batch -> attribution.hear(batch, END));
        attribution.wake(END);

        assertThat(attribution.allRevisions()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(attribution.said()).hasSize(said);
    }

    @Property(tries = 500)
    void aConversionIsPaidAtMostOnceAndAnActionCreditsOneClick(@ForAll long seed) {
        InMemoryAttribution attribution = arrive(historyOf(seed), seed);
        List<Standing> paid = attribution.allRevisions().stream()
                .filter(standing -> standing.state().isPaid())
                .toList();
        assertThat(paid).extracting(each -> each.conversion().id()).doesNotHaveDuplicates();
        assertThat(paid).extracting(Standing::action).doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void whatIsSaidTellsHowItEnded(@ForAll long seed) {
        InMemoryAttribution attribution = arrive(historyOf(seed), seed);
        List<CreditEvent> said = attribution.said().stream()
                .filter(CreditEvent.class::isInstance)
                .map(CreditEvent.class::cast)
                .toList();
        Map<String, List<CreditEvent>> lives = said.stream()
                .collect(groupingBy(event ->
                        event.conversion().id() + "/" + event.conversion().revision()));
        Map<String, Standing> standings = attribution.allRevisions().stream()
                .collect(toMap(
                        each -> each.conversion().id() + "/" + each.conversion().revision(), each -> each));

        lives.values().forEach(life -> assertThat(steps(life)).isIn(LIVES));
        standings.forEach((revision, standing) -> assertThat(endsPaid(lives.getOrDefault(revision, List.of())))
                .isEqualTo(standing.state().isPaid()));
        assertThat(said).extracting(CreditEvent::id).doesNotHaveDuplicates();
    }

    private static final List<String> LIVES = List.of("P", "PA", "PR", "PAV");

    private static String steps(List<CreditEvent> life) {
        StringBuilder steps = new StringBuilder();
        life.forEach(event -> steps.append(
                switch (event) {
                    case ConversionPending _ -> 'P';
                    case ConversionApproved _ -> 'A';
                    case ConversionRejected _ -> 'R';
                    case ConversionReversed _ -> 'V';
                }));
        return steps.toString();
    }

    private static boolean endsPaid(List<CreditEvent> life) {
        return !life.isEmpty()
                && (life.getLast() instanceof ConversionPending || life.getLast() instanceof ConversionApproved);
    }

    private static History historyOf(long seed) {
        return Histories.random(new Random(seed), START, "world");
    }

    /** Time passes while the batches arrive, so that some credits are approved before a late fact undoes them. */
    private static InMemoryAttribution arrive(History history, long way) {
        InMemoryAttribution attribution = new InMemoryAttribution(history.offers());
        Random chance = new Random(way);
        Instant now = START.plus(A_MINUTE.multipliedBy(chance.nextInt(70)));
        for (List<TrackingEvent> batch : history.arriving(chance)) {
            attribution.hear(batch, now);
            now = now.plus(A_MINUTE.multipliedBy(chance.nextInt(10)));
            if (chance.nextBoolean()) {
                attribution.wake(now);
            }
        }
        attribution.wake(END);
        return attribution;
    }
}
