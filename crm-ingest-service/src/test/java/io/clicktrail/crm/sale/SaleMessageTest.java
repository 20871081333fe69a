package io.clicktrail.crm.sale;

import java.util.Locale;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.event.Money;

import static org.assertj.core.api.Assertions.assertThat;

class SaleMessageTest {

    private final SaleMessage message = new SaleMessage(ResourceBundle.getBundle("sale-message", Locale.ROOT));

    @Test
    void theMessageHasTheShapeOfTheSeed() {
        assertThat(message.of("Kenesary", "Иван Иванов", Money.of("5000", "KZT"), "Express Course", "tripwire_test_1"))
                .isEqualTo("""
                        🎉 НОВАЯ ПРОДАЖА!

                        👑 Таргетолог: Kenesary
                        👤 Клиент: Иван Иванов
                        💰 Сумма: 5,000 ₸
                        📦 Продукт: Express Course
                        🏷️ Кампания: tripwire_test_1

                        Kenesary, ПОЗДРАВЛЯЕМ! ПО ВАМ СДЕЛАЛИ ПРОДАЖУ! 🔥""");
    }

    @Test
    void nobodyIsCongratulatedForASaleWithoutATeam() {
        assertThat(message.of(null, null, Money.of("5000", "KZT"), null, null)).isEqualTo("""
                        🎉 НОВАЯ ПРОДАЖА!

                        👑 Таргетолог: не определён
                        👤 Клиент: —
                        💰 Сумма: 5,000 ₸
                        📦 Продукт: —
                        🏷️ Кампания: —""");
    }

    @Test
    void whatACustomerCallsHimselfIsNoPattern() {
        assertThat(message.of(null, "{0} '%s", Money.of("1", "KZT"), null, null))
                .contains("👤 Клиент: {0} '%s");
    }

    @ParameterizedTest
    @CsvSource({
        "490000, KZT, '490,000 ₸'",
        "1234567.5, RUB, '1,234,567.50 ₽'",
        "5000.000000, KZT, '5,000 ₸'",
        "7, GEL, 7 GEL"
    })
    void amountsAreEasyToRead(String amount, String currency, String shown) {
        assertThat(message.of(null, null, Money.of(amount, currency), null, null))
                .contains("💰 Сумма: " + shown + "\n");
    }
}
