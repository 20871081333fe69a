package io.clicktrail.analytics.report;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FunnelMathTest {

    @Test
    void theWorkedExampleComesOutAsTheSeedSays() {
        BigDecimal revenue = new BigDecimal("5000");
        BigDecimal expenses = new BigDecimal("500").add(new BigDecimal("200"));
        BigDecimal roi = FunnelMath.returnOnInvestment(revenue, expenses);
        assertThat(FunnelMath.clickThroughRate(2_000, 100_000)).isEqualByComparingTo("2");
        assertThat(FunnelMath.conversionRate(100, 2_000)).isEqualByComparingTo("5");
        assertThat(FunnelMath.averageOrderValue(revenue, 100)).isEqualByComparingTo("50");
        assertThat(roi).isEqualByComparingTo("614.2857");
        assertThat(roi)
                .isNotNull()
                .satisfies(exact -> assertThat(FunnelMath.shown(exact)).hasToString("614"));
    }

    @Test
    void whatWouldBeDividedByNothingIsNoNumber() {
        assertThat(FunnelMath.conversionRate(5, 0)).isNull();
        assertThat(FunnelMath.clickThroughRate(5, 0)).isNull();
        assertThat(FunnelMath.averageOrderValue(BigDecimal.TEN, 0)).isNull();
        assertThat(FunnelMath.averageOrderValue(BigDecimal.TEN, -1)).isNull();
        assertThat(FunnelMath.returnOnInvestment(BigDecimal.TEN, BigDecimal.ZERO))
                .isNull();
        assertThat(FunnelMath.change(BigDecimal.TEN, BigDecimal.ZERO)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 33.3333", "2, 3, 66.6667", "1, 8, 12.5", "3, 2, 150", "0, 7, 0", "-1, 4, -25"})
    void sharesAreExactToFourPlacesRoundedHalfUp(long part, long whole, String percent) {
        assertThat(FunnelMath.share(part, whole)).isEqualByComparingTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"100, 250, -60", "250, 100, 150", "0, 700, -100", "700, 700, 0"})
    void returnsAreNegativeWhereMoneyWasLost(String revenue, String expenses, String roi) {
        assertThat(FunnelMath.returnOnInvestment(new BigDecimal(revenue), new BigDecimal(expenses)))
                .isEqualByComparingTo(roi);
    }

    @ParameterizedTest
    @CsvSource({"614.2857, 614", "614.5, 615", "5, 5.0", "4.25, 4.3", "-12.34, -12.3", "0.04, 0", "-0.01, 0"})
    void peopleReadFewerDigits(String percent, String shown) {
        assertThat(FunnelMath.shown(new BigDecimal(percent))).isEqualByComparingTo(shown);
    }
}
