package io.clicktrail.crm.sale;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Money;

/**
 * The good news as people read it in Telegram, in the shape of 003-40. Every line is always there, so that eyes find
 * theirs; the congratulation only where it is known whom to congratulate.
 */
public final class SaleMessage {

    private static final Map<String, String> SIGNS =
            Map.of("KZT", "₸", "RUB", "₽", "USD", "$", "EUR", "€", "UAH", "₴", "XTR", "⭐");

    private final ResourceBundle words;

    /** @param words the message file {@code sale-message} */
    public SaleMessage(ResourceBundle words) {
        this.words = words;
    }

    String of(
            @Nullable String team,
            @Nullable String customer,
            Money amount,
            @Nullable String product,
            @Nullable String campaign) {
        List<String> lines = new ArrayList<>();
        lines.add(words.getString("headline"));
        lines.add("");
        lines.add(line("team", team == null ? words.getString("unknown-team") : team));
        lines.add(line("customer", orDash(customer)));
        lines.add(line("amount", shown(amount)));
        lines.add(line("product", orDash(product)));
        lines.add(line("campaign", orDash(campaign)));
        if (team != null) {
            lines.add("");
            lines.add(line("congratulation", team));
        }
        return String.join("\n", lines);
    }

    private String line(String key, String value) {
        return MessageFormat.format(words.getString(key), value);
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "—" : text;
    }

    /** {@code 5,000 ₸}: a comma between thousands, decimals only where there are any. */
    private static String shown(Money money) {
        DecimalFormat format = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        if (money.amount().stripTrailingZeros().scale() > 0) {
            format.setMinimumFractionDigits(2);
        }
        return format.format(money.amount()) + " " + SIGNS.getOrDefault(money.currency(), money.currency());
    }
}
