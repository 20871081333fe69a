package io.clicktrail.attribution.sale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.History;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.event.TrackingEvent;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/** P3 for sales: to whom one is owed is a function of what was told and of the clicks, not of their arrival. */
class SaleOrderDoesNotMatterTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(12));
    private static final List<String> ENDINGS = List.of(
            "first stands",
            "later stands",
            "first TAKEN_BACK",
            "later TAKEN_BACK",
            "first SUPERSEDED",
            "later SUPERSEDED");

    @Property(tries = 500)
    void everyWayOfArrivingEndsWithTheSameCredits(@ForAll long seed) {
        History history = historyOf(seed);
        Map<SaleKey, String> atOnce = InMemorySales.outcomeOf(history, END);
        for (int way = 0; way < 4; way++) {
            assertThat(arrive(history, seed + way).outcome()).isEqualTo(atOnce);
        }
    }

    @Property(tries = 300)
    void hearingEverythingAgainChangesNothing(@ForAll long seed) {
        History history = historyOf(seed);
        InMemorySales sales = arrive(history, seed);
        List<SaleStep> said = List.copyOf(sales.said());

        history.arriving(new Random(seed)).forEach(batch -> sales.hear(batch, END));

        assertThat(sales.said()).isEqualTo(said);
    }

    /** Credited and reversed in turn, each revision once. */
    @Property(tries = 300)
    void whatIsSaidOfASaleTellsHowItStands(@ForAll long seed) {
        InMemorySales sales = arrive(historyOf(seed), seed);

        sales.said().stream()
                .collect(groupingBy(step -> step.sale().id()))
                .values()
                .forEach(life -> {
                    for (int at = 0; at < life.size(); at++) {
                        assertThat(life.get(at) instanceof SaleCredited).isEqualTo(at % 2 == 0);
                        assertThat(life.get(at).sale().revision()).isEqualTo(1 + at / 2);
                    }
                });
        assertThat(sales.said()).extracting(SaleStep::id).doesNotHaveDuplicates();
    }

    @Test
    void theHistoriesHoldEverythingThatCanHappen() {
        Map<String, Integer> met = new TreeMap<>();
        for (long seed = 0; seed < 1_000; seed++) {
            arrive(historyOf(seed), seed).allRevisions().forEach(each -> met.merge(kindOf(each), 1, Integer::sum));
        }
        assertThat(met.keySet()).containsAll(ENDINGS);
    }

    private static String kindOf(SaleCredit credit) {
        String revision = credit.sale().revision() == 1 ? "first " : "later ";
        return revision
                + (credit.undone() == null ? "stands" : credit.undone().why().name());
    }

    private static History historyOf(long seed) {
        return SaleHistories.random(new Random(seed), START, "world");
    }

    private static InMemorySales arrive(History history, long way) {
        InMemorySales sales = new InMemorySales(history.offers());
        Random chance = new Random(way);
        Instant now = START.plusSeconds(60L * chance.nextInt(70));
        for (List<TrackingEvent> batch : history.arriving(chance)) {
            sales.hear(batch, now);
            now = now.plusSeconds(60L * chance.nextInt(10));
        }
        return sales;
    }
}
