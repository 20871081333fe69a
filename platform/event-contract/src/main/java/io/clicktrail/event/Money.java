package io.clicktrail.event;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * An amount in major units beside its currency: three letters of ISO 4217, or {@code XTR} for Telegram Stars, which
 * have no minor unit. On the wire the amount is a decimal string, since a JSON number may lose digits on its way.
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    /** The currency of Telegram's Stars, which have no minor unit. */
    public static final String STARS = "XTR";

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 6;

    public Money {
        require(amount, currency);
    }

    static void require(BigDecimal amount, String currency) {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency is three capital letters: ISO 4217, or XTR for Stars");
        }
        if (amount.scale() > MOST_DECIMALS || (long) amount.precision() - amount.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("amount has at most 18 digits before the point and 6 after it");
        }
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** The amount as partners and people read it: no exponent, no needless zeros. */
    public String plainAmount() {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
