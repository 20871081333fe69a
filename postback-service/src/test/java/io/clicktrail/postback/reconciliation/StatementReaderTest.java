package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.reconciliation.Statement.ByClick;
import io.clicktrail.postback.reconciliation.Statement.BySub;
import io.clicktrail.postback.reconciliation.Statement.ClickLine;
import io.clicktrail.postback.reconciliation.Statement.SubLine;
import io.clicktrail.postback.reconciliation.Statement.Unreadable;
import io.clicktrail.postback.reconciliation.StatementReader.Columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StatementReaderTest {

    private static final Map<ConversionStatus, String> TOLD =
            Map.of(ConversionStatus.APPROVED, "1", ConversionStatus.REVERSED, "3");

    @Test
    void aTableIsReadByTheNamesOfItsColumns() {
        var statement = (ByClick) read(new Columns("Click ID", null, null, "State", "Sum", null), """
                \uFEFFState;Click ID;Sum;Comment
                1;uid-1;1 234,50;"a; ""b""
                c"
                Rejected;uid-2;0;

                3;uid-3;2.5;x
                """);

        assertThat(statement.unreadable()).isEmpty();
        assertThat(statement.lines())
                .containsExactly(
                        new ClickLine("uid-1", Outcome.APPROVED, new BigDecimal("1234.50")),
                        new ClickLine("uid-2", Outcome.REJECTED, BigDecimal.ZERO),
                        new ClickLine("uid-3", Outcome.REJECTED, new BigDecimal("2.5")));
    }

    @Test
    void totalsAreReadBySubAndDay() {
        var statement = (BySub) read(new Columns(null, "sub1", "date", null, null, "leads"), """
                date,sub1,leads
                21.11.2026,banner,3
                2026-11-22 00:00:00,,2
                """);

        assertThat(statement.lines())
                .containsExactly(
                        new SubLine("banner", LocalDate.of(2026, 11, 21), Outcome.APPROVED, 3, null),
                        new SubLine("", LocalDate.of(2026, 11, 22), Outcome.APPROVED, 2, null));
    }

    @Test
    void whatCannotBeUnderstoodIsToldByItsLineAndTheRestIsRead() {
        var clicks = read(new Columns("id", null, null, "status", "sum", null), """
                id,status,sum
                a,maybe,1
                b,approved,much
                ,approved,1
                c,approved,1
                """);
        var totals = read(new Columns(null, "sub", "day", null, null, "n"), """
                sub,day,n
                a,someday,1
                a,2026-11-21,1.5
                """);

        assertThat(clicks.unreadable())
                .containsExactly(
                        new Unreadable(2, "unknown status maybe"),
                        new Unreadable(3, "no amount: much"),
                        new Unreadable(4, "no click id"));
        assertThat(((ByClick) clicks).lines()).hasSize(1);
        assertThat(totals.unreadable())
                .containsExactly(new Unreadable(2, "no day: someday"), new Unreadable(3, "no count: 1.5"));
    }

    @Test
    void aTableWithoutItsColumnsIsRefused() {
        assertThatThrownBy(() -> read(new Columns("id", null, null, null, null, null), "click\na\n"))
                .hasMessage("The first line has no column id.");
        assertThatThrownBy(() -> read(new Columns(null, null, null, null, null, null), "click\na\n"))
                .hasMessageStartingWith("Name the column");
        assertThatThrownBy(() -> read(new Columns("id", null, null, null, null, null), "  \n"))
                .hasMessageStartingWith("The upload is empty");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {"1 234,50 | 1234.50", "1,234.50 | 1234.50", "-3 | -3", "0 | 0", "12a | -", "1.2.3 | -", "'' | -"})
    void amountsAreReadAsNetworksWriteThem(String written, @Nullable BigDecimal amount) {
        assertThat(Figure.amount(written)).isEqualTo(amount);
    }

    @Test
    void whatLeadsTechTellsBySubIsRead() {
        var statement = (BySub) StatementReader.bySubid(new JsonMapper().readTree("""
                {"data": {"rows": [
                   {"sub4": "ref-1", "clicks": 90, "conversions": 6, "approved": 3, "rejected": 2, "inprogress": 1, "sumwebmaster": "450.00"},
                   {"sub4": "ref-2", "approved": 0, "rejected": 0, "inprogress": 0, "sumwebmaster": 0},
                   {"sub5": "other"}],
                  "summary": {"approved": 3}}}"""), "sub4");

        assertThat(statement.lines())
                .containsExactly(
                        new SubLine("ref-1", null, Outcome.APPROVED, 3, new BigDecimal("450.00")),
                        new SubLine("ref-1", null, Outcome.REJECTED, 2, null),
                        new SubLine("ref-1", null, Outcome.PENDING, 1, null));
        assertThat(statement.unreadable()).isEqualTo(List.of(new Unreadable(3, "no sub4")));
    }

    private static Statement read(Columns columns, String text) {
        return new StatementReader(columns, new Vocabulary(TOLD, Map.of())).csv(text);
    }
}
