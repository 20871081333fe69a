package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.postback.reconciliation.Comparison.Result;
import io.clicktrail.postback.reconciliation.Difference.Kind;
import io.clicktrail.postback.reconciliation.Difference.Side;
import io.clicktrail.postback.reconciliation.Statement.ClickLine;
import io.clicktrail.postback.reconciliation.Statement.SubLine;

import static io.clicktrail.postback.reconciliation.Outcome.APPROVED;
import static io.clicktrail.postback.reconciliation.Outcome.PENDING;
import static io.clicktrail.postback.reconciliation.Outcome.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 21);
    private static final Comparison COMPARISON = new Comparison(FIRST, LAST);

    @Test
    void whatBothKnowAlikeIsMatched() {
        Result result = clicks(List.of(line("a", APPROVED, "1.50"), line("b", APPROVED, null)), ours("a"), ours("b"));

        assertThat(result.matched()).isEqualTo(2);
        assertThat(result.differences()).isEmpty();
    }

    @Test
    void eachWayToDifferIsNamedWithTheJourneyBehindIt() {
        Result result = clicks(
                List.of(line("dear", APPROVED, "2"), line("lost", REJECTED, "1.50"), line("strange", APPROVED, "1")),
                ours("dear"),
                ours("lost"),
                ours("unheard"));

        assertThat(result.matched()).isZero();
        assertThat(result.differences())
                .extracting(Difference::kind, Difference::clickId, Difference::day, Difference::journeys)
                .containsExactlyInAnyOrder(
                        tuple(Kind.AMOUNT_DIFFERS, "dear", LAST, List.of("/api/v1/journeys/click-dear")),
                        tuple(Kind.STATUS_DIFFERS, "lost", LAST, List.of("/api/v1/journeys/click-lost")),
                        tuple(Kind.MISSING_HERE, "strange", null, List.of()),
                        tuple(Kind.MISSING_THERE, "unheard", LAST, List.of("/api/v1/journeys/click-unheard")));
        assertThat(result.differences())
                .filteredOn(each -> each.kind() == Kind.AMOUNT_DIFFERS)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.ours()).isEqualTo(new Side(APPROVED, 1, "1.5"));
                    assertThat(each.theirs()).isEqualTo(new Side(APPROVED, 1, "2"));
                    assertThat(each.state()).isEqualTo("delivered");
                });
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
        return new org.assertj.core.groups.Tuple(values);
    }

    @Test
    void ofSeveralConversionsOfAClickTheMostAlikeBelongTogether() {
        Result result = clicks(
                List.of(line("a", REJECTED, "1.50"), line("a", APPROVED, "9"), line("a", APPROVED, "1.50")),
                ours("a"),
                entry("a", "s", LAST, APPROVED, "3"),
                entry("a", "s", LAST, PENDING, "1.50"));

        assertThat(result.matched()).isEqualTo(1);
        assertThat(result.differences())
                .extracting(Difference::kind)
                .containsExactly(Kind.AMOUNT_DIFFERS, Kind.STATUS_DIFFERS);
    }

    @Test
    void whatLiesADayBeyondIsMatchedButNotMissed() {
        Result result = clicks(
                List.of(line("a", APPROVED, null)),
                entry("a", "s", FIRST.minusDays(1), APPROVED, "1"),
                entry("b", "s", LAST.plusDays(1), APPROVED, "1"));

        assertThat(result.matched()).isEqualTo(1);
        assertThat(result.differences()).isEmpty();
    }

    @Test
    void anOutcomeThatTheyNeverMentionIsNotMissed() {
        Result result = clicks(
                List.of(line("a", APPROVED, null)),
                ours("a"),
                entry("b", "s", LAST, REJECTED, "1"),
                entry("c", "s", LAST, PENDING, "1"));

        assertThat(result.differences()).isEmpty();
    }

    @Test
    void totalsAreComparedBySubAndDay() {
        Result result = COMPARISON.of(
                new Statement.BySub(
                        List.of(
                                total("s1", FIRST, 2, "3"),
                                total("s1", LAST, 1, null),
                                total("s2", LAST, 1, "9"),
                                total("s3", LAST, 4, null)),
                        List.of()),
                List.of(
                        entry("a", "s1", FIRST, APPROVED, "1.50"),
                        entry("b", "s1", FIRST, APPROVED, "1.50"),
                        entry("c", "s1", LAST, APPROVED, "1"),
                        entry("d", "s1", LAST, APPROVED, "1"),
                        entry("e", "s2", LAST, APPROVED, "8"),
                        entry("f", "s4", LAST, APPROVED, "8"),
                        entry("g", "s4", LAST.plusDays(1), APPROVED, "8")));

        assertThat(result.matched()).isEqualTo(4);
        assertThat(result.differences())
                .extracting(
                        Difference::sub,
                        Difference::kind,
                        each -> each.journeys().size())
                .containsExactly(
                        tuple("s1", Kind.MISSING_THERE, 2),
                        tuple("s2", Kind.AMOUNT_DIFFERS, 1),
                        tuple("s3", Kind.MISSING_HERE, 0),
                        tuple("s4", Kind.MISSING_THERE, 1));
    }

    @Test
    void totalsOfTheWholeTimeAreComparedWithoutDays() {
        Result result = COMPARISON.of(
                new Statement.BySub(List.of(total("s1", null, 2, "2")), List.of()),
                List.of(entry("a", "s1", FIRST, APPROVED, "1"), entry("b", "s1", LAST, APPROVED, "1")));

        assertThat(result.matched()).isEqualTo(2);
        assertThat(result.differences()).isEmpty();
    }

    private static Result clicks(List<ClickLine> theirs, Entry... ours) {
        return COMPARISON.of(new Statement.ByClick(theirs, List.of()), List.of(ours));
    }

    private static ClickLine line(String clickId, Outcome outcome, @Nullable String amount) {
        return new ClickLine(clickId, outcome, amount == null ? null : new BigDecimal(amount));
    }

    private static SubLine total(String sub, @Nullable LocalDate day, long count, @Nullable String amount) {
        return new SubLine(sub, day, APPROVED, count, amount == null ? null : new BigDecimal(amount));
    }

    private static Entry ours(String clickId) {
        return entry(clickId, "s", LAST, APPROVED, "1.50");
    }

    private static Entry entry(String clickId, String sub, LocalDate day, Outcome outcome, String amount) {
        return new Entry("click-" + clickId, clickId, sub, day, outcome, new BigDecimal(amount), "delivered", null);
    }
}
