package io.clicktrail.analytics.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

class FiguresTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 8);

    @Test
    void conversionsAreCreditsThatWereNotTakenBack() {
        Figures figures = Figures.of(List.of(
                count("click", 40),
                count("credited", 10),
                count("approved", 6),
                count("rejected", 2),
                count("reversed", 1)));
        assertThat(figures.conversions()).isEqualTo(7);
        assertThat(figures.approved()).isEqualTo(5);
        assertThat(figures.pending()).isEqualTo(2);
        assertThat(figures.cr()).isEqualByComparingTo("17.5");
    }

    @Test
    void revenueIsSalesLessReopenedOnesInEachCurrency() {
        Figures figures = Figures.of(List.of(
                money("sale", "KZT", 3, "15000"),
                money("sale_reopened", "KZT", 1, "5000"),
                money("sale", "USD", 1, "49.90"),
                money("cost", "KZT", 2, "4000")));
        assertThat(figures.sales()).isEqualTo(3);
        MoneyFigures tenge = figures.money().getFirst();
        assertThat(tenge.currency()).isEqualTo("KZT");
        assertThat(tenge.revenue()).isEqualByComparingTo("10000");
        assertThat(tenge.aov()).isEqualByComparingTo("5000");
        assertThat(tenge.profit()).isEqualByComparingTo("6000");
        assertThat(tenge.roi()).isEqualByComparingTo("150");
        MoneyFigures dollars = figures.money().getLast();
        assertThat(dollars.revenue()).isEqualByComparingTo("49.9");
        assertThat(dollars.roi()).isNull();
        assertThat(dollars.profit()).isNull();
    }

    @Test
    void whatIsOwedAndPaidOutNetsOutWithReversals() {
        Figures figures = Figures.of(List.of(
                money("approved", "XTR", 4, "20"),
                money("approved_payout", "XTR", 4, "14"),
                money("reversed", "XTR", 1, "5"),
                money("reversed_payout", "XTR", 1, "3.5")));
        assertThat(figures.money().getFirst().owed()).isEqualByComparingTo("15");
        assertThat(figures.money().getFirst().payout()).isEqualByComparingTo("10.5");
    }

    @Test
    void amountsNeverShowAnExponent() {
        Figures figures = Figures.of(List.of(money("sale", "KZT", 1, "490000")));
        assertThat(figures.money().getFirst().revenue()).hasToString("490000");
    }

    @Test
    void everyDayOfAPeriodIsThereEvenAQuietOne() {
        Period period = Period.last(3, TODAY);
        List<DayFigures> days =
                Assembly.days(period, List.of(new Tally("2026-03-07", "click", "", 5, BigDecimal.ZERO)));
        assertThat(days).extracting(day -> day.figures().clicks()).containsExactly(0L, 5L, 0L);
    }

    @Test
    void theBusiestStandsFirstUnderTheNamePeopleGaveIt() {
        Names names = new Names(Map.of("spring-sale", "Spring sale"), Map.of());
        List<Named> groups = Assembly.groups(
                GroupBy.OFFER,
                names,
                List.of(
                        new Tally("autumn-game", "click", "", 5, BigDecimal.ZERO),
                        new Tally("spring-sale", "click", "", 9, BigDecimal.ZERO),
                        new Tally("gone", "click", "", 0, BigDecimal.ZERO)));
        assertThat(groups).extracting(Named::name).containsExactly("Spring sale", "autumn-game");
    }

    @Test
    void theFunnelTellsWhatIsLeftAtEachStep() {
        Figures figures = Figures.of(List.of(
                count("views", 1000),
                count("click", 200),
                count("start", 100),
                count("join", 50),
                count("credited", 40)));
        assertThat(FunnelStep.of(figures))
                .extracting(FunnelStep::step, FunnelStep::count, step -> String.valueOf(step.ofPrevious()))
                .containsExactly(
                        tuple("views", 1000L, "null"),
                        tuple("clicks", 200L, "20.0000"),
                        tuple("starts", 100L, "50.0000"),
                        tuple("joins", 50L, "50.0000"),
                        tuple("conversions", 40L, "80.0000"),
                        tuple("sales", 0L, "0.0000"));
    }

    @Test
    void aPeriodIsCheckedAndKnowsTheOneBefore() {
        assertThat(Period.of(null, null, TODAY)).isEqualTo(new Period(TODAY.minusDays(6), TODAY));
        assertThat(Period.last(7, TODAY).previous()).isEqualTo(new Period(TODAY.minusDays(13), TODAY.minusDays(7)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(TODAY, TODAY.minusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(TODAY.minusDays(400), TODAY));
        assertThatIllegalArgumentException().isThrownBy(() -> GroupBy.parse("offer; drop table fact"));
    }

    private static Tally count(String metric, long count) {
        return new Tally("", metric, "", count, BigDecimal.ZERO);
    }

    private static Tally money(String metric, String currency, long count, String amount) {
        return new Tally("", metric, currency, count, new BigDecimal(amount));
    }
}
