package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Figures as networks write them. */
final class Figure {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F']");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");
    private static final int DAY_LENGTH = 10;
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("dd.MM.yyyy"),
            DateTimeFormatter.ofPattern("dd-MM-yyyy"),
            DateTimeFormatter.ofPattern("dd/MM/yyyy"));

    private Figure() {}

    /** {@code 1 234,50} is {@code 1234.50}; null where it is no amount. */
    static @Nullable BigDecimal amount(String text) {
        String plain = SPACES.matcher(text).replaceAll("");
        String pointed = plain.indexOf('.') >= 0 ? plain.replace(",", "") : plain.replace(',', '.');
        return AMOUNT.matcher(pointed).matches() ? new BigDecimal(pointed) : null;
    }

    /** A time of day behind it is passed over; null where it is no day. */
    static @Nullable LocalDate day(String text) {
        String day = text.length() > DAY_LENGTH ? text.substring(0, DAY_LENGTH) : text;
        for (DateTimeFormatter format : DAYS) {
            try {
                return LocalDate.parse(day, format);
            } catch (DateTimeException e) {
                continue;
            }
        }
        return null;
    }

    /** As people and programs read amounts: no exponent, no needless zeros. */
    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
