package io.clicktrail.analytics.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.clicktrail.analytics.report.GroupBy;
import io.clicktrail.analytics.report.Period;
import io.clicktrail.http.language.Language;

import static org.assertj.core.api.Assertions.assertThat;

class BoardViewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 8);
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private final Formats russian = new Formats(Language.RU, ZONE);
    private final Formats english = new Formats(Language.EN, ZONE);

    @Test
    void numbersReadAsTheLanguageWritesThem() {
        assertThat(russian.number(1234567)).isEqualTo("1\u202f234\u202f567");
        assertThat(english.number(1234567)).isEqualTo("1,234,567");
        assertThat(russian.money(new BigDecimal("4990.50"), "KZT")).isEqualTo("4\u202f990,50\u202f₸");
        assertThat(english.money(new BigDecimal("-5000"), "USD")).isEqualTo("−5,000\u202f$");
        assertThat(russian.money(new BigDecimal("490000.25"), "RUB")).isEqualTo("490\u202f000\u202f₽");
        assertThat(english.money(new BigDecimal("7"), "XTR")).isEqualTo("7\u202f★");
        assertThat(russian.percent(new BigDecimal("614.2857"))).isEqualTo("614\u202f%");
        assertThat(russian.percent(new BigDecimal("5.25"))).isEqualTo("5,3\u202f%");
        assertThat(russian.percent(null)).isEqualTo("—");
    }

    @Test
    void momentsReadInTheHousesZone() {
        assertThat(english.moment(Instant.parse("2026-03-08T20:30:00Z"))).isEqualTo("Mar 9, 01:30");
        assertThat(russian.range(TODAY, TODAY)).isEqualTo(russian.day(TODAY));
    }

    @Test
    void aChangeNeedsSomethingBefore() {
        assertThat(Change.of(112, 100, english)).isEqualTo(new Change("+12\u202f%", "up"));
        assertThat(Change.of(50, 100, english)).isEqualTo(new Change("−50\u202f%", "down"));
        assertThat(Change.of(100, 100, english).direction()).isEqualTo("flat");
        assertThat(Change.of(5, 0, english).text()).isEmpty();
    }

    @Test
    void aSparklineFillsItsBox() {
        assertThat(Sparkline.points(List.of(0L, 5L, 10L))).isEqualTo("0.0,22.0 50.0,12.0 100.0,2.0");
        assertThat(Sparkline.points(List.of(0L, 0L))).isEqualTo("0.0,22.0 100.0,22.0");
        assertThat(Sparkline.points(List.of(7L))).isEmpty();
    }

    @Test
    void theAddressSaysWhatToLookAt() {
        Choice choice = Choice.of("30", null, null, "spring-sale", "network", TODAY);
        assertThat(choice).isEqualTo(new Choice(30, Period.last(30, TODAY), "spring-sale", GroupBy.NETWORK));
        assertThat(choice.query()).isEqualTo("days=30&offer=spring-sale&group_by=network");
    }

    @Test
    void rubbishInTheAddressIsTheUsualView() {
        assertThat(Choice.of("9999", "x", "2026-03-08", "<script>", "day", TODAY))
                .isEqualTo(new Choice(7, Period.last(7, TODAY), "", GroupBy.OFFER));
        assertThat(Choice.of("7", "+999999999-12-31", "+999999999-12-31", null, null, TODAY))
                .isEqualTo(new Choice(7, Period.last(7, TODAY), "", GroupBy.OFFER));
    }

    @Test
    void ownDatesWinOverAPeriod() {
        Choice choice = Choice.of("30", "2026-02-01", "2026-02-03", "", null, TODAY);
        assertThat(choice.period().days()).isEqualTo(3);
        assertThat(choice.query()).isEqualTo("from=2026-02-01&to=2026-02-03&group_by=offer");
        assertThat(choice.chartFilter().period().days()).isEqualTo(7);
    }
}
