package io.clicktrail.crm.sale;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.crm.deal.LeadDetails;
import io.clicktrail.crm.deal.StatusChange;
import io.clicktrail.crm.deal.StatusChange.Stage;
import io.clicktrail.crm.sale.Sale.AmountSource;
import io.clicktrail.crm.team.Teams;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;
import io.clicktrail.transport.NotReadyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SaleRulesTest {

    private static final long COURSE = 8;
    private static final long FLAGSHIP = 9;
    private static final long WON = StatusChange.WON;

    private final Teams teams = new Teams(() -> List.of(team("Lynx", "fb_lynx"), team("Otter", null)));

    private final SaleRules rules = new SaleRules(
            new Pipelines(List.of(
                    new Pipeline(COURSE, "Course", "KZT", new BigDecimal(5000), true),
                    new Pipeline(FLAGSHIP, "Flagship", "KZT", null, false))),
            teams);

    @BeforeEach
    void theTeamsAreKnown() {
        teams.refresh();
    }

    @Test
    void untilTheTeamsAreKnownNothingIsSaidOfASale() {
        SaleRules early = new SaleRules(
                new Pipelines(List.of(new Pipeline(COURSE, "Course", "KZT", null, true))), new Teams(List::of));

        assertThatThrownBy(() -> early.settle(List.of(won(COURSE, 10, "4500", "fb_lynx")), List.of()))
                .isInstanceOf(NotReadyException.class)
                .hasMessage("the teams are not known yet");
    }

    @Test
    void teamsThatAreEquallyGoodAreBothNamed() {
        Sale sale = onlySale(won(COURSE, 10, "4500", "agency"));

        assertThat(sale.terms().team()).isNull();
        assertThat(sale.terms().confidence()).isEqualTo(Confidence.LOW);
        assertThat(sale.terms().undecided()).containsExactly("Lynx", "Otter");
    }

    @Test
    void aWonLeadIsASaleOnItsOwnTerms() {
        Sale sale = onlySale(won(COURSE, 10, "4500", "fb_lynx"));

        assertThat(sale.terms().amount()).isEqualTo(Money.of("4500", "KZT"));
        assertThat(sale.terms().amountSource()).isEqualTo(AmountSource.LEAD);
        assertThat(sale.terms().product()).isEqualTo("Course");
        assertThat(sale.terms().team()).isEqualTo("Lynx");
        assertThat(sale.terms().confidence()).isEqualTo(Confidence.HIGH);
        assertThat(sale.closedAt()).isEqualTo(Instant.ofEpochSecond(10));
    }

    @Test
    void withoutAPriceThePipelinesDefaultIsTakenAndMarked() {
        Sale sale = onlySale(won(COURSE, 10, null, null));

        assertThat(sale.terms().amount()).isEqualTo(Money.of("5000", "KZT"));
        assertThat(sale.terms().amountSource()).isEqualTo(AmountSource.DEFAULT);
    }

    @Test
    void withoutAPriceAndADefaultTheSaleWaitsForItsDetails() {
        Sale sale = onlySale(won(FLAGSHIP, 10, null, null));

        assertThat(sale.terms().amount()).isNull();
        assertThat(sale.terms().amountSource()).isEqualTo(AmountSource.UNKNOWN);
    }

    @Test
    void aLaterHookOfTheSameWinBringsThePrice() {
        List<Sale> sales = settled(won(FLAGSHIP, 10, null, null), won(FLAGSHIP, 12, "490000", "fb_lynx"));

        assertThat(sales).singleElement().satisfies(sale -> {
            assertThat(sale.terms().amount()).isEqualTo(Money.of("490000", "KZT"));
            assertThat(sale.terms().team()).isEqualTo("Lynx");
            assertThat(sale.revision()).isEqualTo(1);
            assertThat(sale.closedAt()).isEqualTo(Instant.ofEpochSecond(10));
        });
    }

    @Test
    void theLeadsOwnPriceReplacesADefaultAsANewRevision() {
        assertThat(settled(won(COURSE, 10, null, null), won(COURSE, 12, "4500", null)))
                .singleElement()
                .satisfies(sale -> {
                    assertThat(sale.terms().amount()).isEqualTo(Money.of("4500", "KZT"));
                    assertThat(sale.revision()).isEqualTo(2);
                });
    }

    @Test
    void aSecondWinOfAWonLeadIsTheSameSale() {
        assertThat(settled(won(COURSE, 10, "5000", null), won(COURSE, 12, "7000", null)))
                .singleElement()
                .satisfies(sale -> assertThat(sale.terms().amount()).isEqualTo(Money.of("5000", "KZT")));
    }

    @Test
    void leavingTheWonStageReopensAndWinningAgainIsANewSale() {
        assertThat(settled(won(COURSE, 10, "5000", null), left(COURSE, 20), won(COURSE, 30, "6000", null)))
                .satisfiesExactly(
                        first -> assertThat(first.reopenedAt()).isEqualTo(Instant.ofEpochSecond(20)), second -> {
                            assertThat(second.reopenedAt()).isNull();
                            assertThat(second.terms().amount()).isEqualTo(Money.of("6000", "KZT"));
                        });
    }

    @Test
    void winningInAPipelineThatDoesNotCountNeitherSellsNorReopens() {
        StatusChange elsewhere = change(77, WON, 15, COURSE, WON, false, LeadDetails.NONE);

        assertThat(settled(elsewhere)).isEmpty();
        assertThat(settled(won(COURSE, 10, "5000", null), elsewhere))
                .singleElement()
                .satisfies(sale -> assertThat(sale.open()).isTrue());
    }

    @Test
    void inWhateverOrderChangesComeTheSameIsSoldInTheEnd() {
        List<StatusChange> history = List.of(
                left(COURSE, 5),
                won(COURSE, 10, "1000", null),
                left(COURSE, 20),
                won(COURSE, 30, "2000", null),
                left(COURSE, 40),
                won(FLAGSHIP, 50, "3000", null));
        List<Standing> expected = standing(settle(history));

        assertThat(expected)
                .containsExactly(
                        new Standing(10, 20L, "1000"), new Standing(30, 40L, "2000"), new Standing(50, null, "3000"));
        assertThat(IntStream.range(0, 200).mapToObj(seed -> standing(settle(shuffled(history, seed)))))
                .allMatch(expected::equals);
    }

    @Test
    void toldTheSameAgainNothingChanges() {
        List<StatusChange> history =
                List.of(won(COURSE, 10, null, null), left(COURSE, 20), won(COURSE, 30, "6000", null));

        assertThat(rules.settle(history, settle(history))).isEmpty();
    }

    @Test
    void aLeadNeverHasTwoSalesAtATime() {
        List<StatusChange> history = List.of(
                won(COURSE, 10, "1", null), left(COURSE, 20), won(COURSE, 30, "2", null), won(FLAGSHIP, 40, "3", null));

        assertThat(IntStream.range(0, 100).mapToObj(seed -> settle(shuffled(history, seed))))
                .allMatch(sales -> sales.stream().filter(Sale::open).count() == 1);
    }

    /** A sale as a report sees it: from when to when, and how much. */
    private record Standing(long closed, @Nullable Long reopened, String amount) {}

    private static List<Standing> standing(List<Sale> sales) {
        return sales.stream()
                .map(sale -> new Standing(
                        sale.closedAt().getEpochSecond(),
                        sale.reopenedAt() == null ? null : sale.reopenedAt().getEpochSecond(),
                        sale.terms().amount() == null
                                ? ""
                                : sale.terms().amount().plainAmount()))
                .sorted(Comparator.comparing(Standing::closed))
                .toList();
    }

    private Sale onlySale(StatusChange change) {
        return settled(change).getFirst();
    }

    private List<Sale> settled(StatusChange... changes) {
        return settle(List.of(changes));
    }

    /** One hook after the other, as the service does it. */
    private List<Sale> settle(List<StatusChange> arriving) {
        Map<UUID, Sale> sales = new LinkedHashMap<>();
        List<StatusChange> history = new ArrayList<>();
        for (StatusChange change : arriving) {
            history.add(change);
            rules.settle(history, sales.values())
                    .forEach(step -> sales.put(step.after().id(), step.after()));
        }
        return List.copyOf(sales.values());
    }

    private static List<StatusChange> shuffled(List<StatusChange> history, int seed) {
        List<StatusChange> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static StatusChange won(long pipeline, long second, @Nullable String price, @Nullable String source) {
        LeadDetails details = new LeadDetails(
                "Anna",
                price == null ? null : new BigDecimal(price),
                source == null ? Map.of() : Map.of("source", source),
                null,
                null);
        return change(pipeline, WON, second, pipeline, 1, true, details);
    }

    private static Team team(String name, @Nullable String source) {
        TeamId id = TeamId.parse(name.toLowerCase(Locale.ROOT));
        return new Team(id, name, "📊", "#00FF88", null, source, List.of("agency"), 0, true);
    }

    private static StatusChange left(long pipeline, long second) {
        return change(pipeline, 1, second, pipeline, WON, false, LeadDetails.NONE);
    }

    private static StatusChange change(
            long pipeline,
            long to,
            long second,
            long fromPipeline,
            long from,
            boolean closesSale,
            LeadDetails details) {
        return new StatusChange(
                new Lead("example", 1),
                new Stage(pipeline, to),
                new Stage(fromPipeline, from),
                Long.toString(second),
                Instant.ofEpochSecond(second),
                closesSale,
                details);
    }
}
