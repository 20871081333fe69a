package io.clicktrail.postback.network;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.event.Money;
import io.clicktrail.postback.network.PayoutRule.Amount;
import io.clicktrail.postback.network.PayoutRule.Special;

import static org.assertj.core.api.Assertions.assertThat;

class PayoutRuleTest {

    private static final Money OFFERED = Money.of("1.50", "USD");
    private static final Amount FIXED = new Amount.Fixed(Money.of("2", "EUR"));

    @ParameterizedTest
    @CsvSource({
        "10.00, USD, 33.333, 3.33",
        "0.25, USD, 50, 0.12",
        "0.35, USD, 50, 0.18",
        "100, XTR, 12.5, 12",
        "300, XTR, 12.5, 38",
        "1001, JPY, 50, 500",
        "10.005, KWD, 50, 5.002",
        "5, USD, 100, 5",
        "0.01, RUB, 1, 0",
        "7, QQQ, 33, 2.31",
    })
    void aShareIsRoundedHalfToEvenToTheDigitsOfItsCurrency(
            String amount, String currency, String percent, String payout) {
        var rule = new PayoutRule(new Amount.Share(new BigDecimal(percent)), List.of());
        Money told = rule.of("join_channel", false, OFFERED, Money.of(amount, currency));

        assertThat(told.plainAmount()).isEqualTo(payout);
        assertThat(told.currency()).isEqualTo(currency);
    }

    @Test
    void whatNobodyKnowsTheBaseOfIsToldAsTheOfferSays() {
        var rule = new PayoutRule(new Amount.Share(BigDecimal.TEN), List.of());

        assertThat(rule.of("sale", false, OFFERED, null)).isEqualTo(OFFERED);
    }

    @Test
    void theFirstSpecialThatFitsCounts() {
        var half = new Amount.Share(BigDecimal.valueOf(50));
        var rule = new PayoutRule(
                new Amount.OfTheOffer(),
                List.of(
                        new Special("sale", true, FIXED),
                        new Special("sale", null, half),
                        new Special(null, true, FIXED)));
        Money base = Money.of("9", "USD");

        assertThat(rule.of("sale", true, OFFERED, base)).isEqualTo(Money.of("2", "EUR"));
        assertThat(rule.of("sale", false, OFFERED, base)).isEqualTo(Money.of("4.50", "USD"));
        assertThat(rule.of("react", true, OFFERED, base)).isEqualTo(Money.of("2", "EUR"));
        assertThat(rule.of("react", false, OFFERED, base)).isEqualTo(OFFERED);
    }
}
