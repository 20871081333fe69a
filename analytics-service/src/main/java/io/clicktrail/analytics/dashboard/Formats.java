package io.clicktrail.analytics.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.analytics.report.FunnelMath;
import io.clicktrail.http.language.Language;

/** Numbers, money and dates as a reader of a language expects them. What is not known is a dash. */
final class Formats {

    static final String UNKNOWN = "—";

    // U+202F, so that a number is never broken over two lines.
    private static final char NARROW_SPACE = '\u202f';
    private static final Map<String, String> SIGNS =
            Map.of("RUB", "₽", "KZT", "₸", "USD", "$", "EUR", "€", "UAH", "₴", "XTR", "★");

    private final Language language;
    private final ZoneId zone;
    private final DecimalFormatSymbols symbols;

    Formats(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.symbols = DecimalFormatSymbols.getInstance(language.locale());
        if (language == Language.RU) {
            symbols.setGroupingSeparator(NARROW_SPACE);
        }
        symbols.setMinusSign('−');
    }

    String number(long number) {
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    /** Whole numbers stay whole; others have two places. Large amounts lose their cents. */
    String money(BigDecimal amount, String currency) {
        boolean whole =
                amount.stripTrailingZeros().scale() <= 0 || amount.abs().compareTo(BigDecimal.valueOf(100_000)) >= 0;
        DecimalFormat format = new DecimalFormat(whole ? "#,##0" : "#,##0.00", symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount) + NARROW_SPACE + SIGNS.getOrDefault(currency, currency);
    }

    String percent(@Nullable BigDecimal percent) {
        if (percent == null) {
            return UNKNOWN;
        }
        return new DecimalFormat("#,##0.#", symbols).format(FunnelMath.shown(percent)) + NARROW_SPACE + "%";
    }

    /** With its sign, for a change. */
    String signedPercent(BigDecimal percent) {
        String sign = percent.signum() > 0 ? "+" : "";
        return sign + percent(percent);
    }

    String day(LocalDate day) {
        String pattern = language == Language.RU ? "d MMM" : "MMM d";
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
    }

    String moment(Instant moment) {
        String pattern = language == Language.RU ? "d MMM, HH:mm" : "MMM d, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(moment.atZone(zone));
    }

    String range(LocalDate from, LocalDate to) {
        return from.equals(to) ? day(from) : day(from) + " – " + day(to);
    }
}
