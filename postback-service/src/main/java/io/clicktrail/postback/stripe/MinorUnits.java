package io.clicktrail.postback.stripe;

import java.math.BigDecimal;
import java.util.Set;

import io.clicktrail.event.Money;

/**
 * Amounts as Stripe counts them: whole numbers of a currency's smallest unit (docs.stripe.com/currencies). ISK and UGX have
 * no smaller unit any more, but Stripe goes on counting their hundredths.
 */
final class MinorUnits {

    private static final Set<String> WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private MinorUnits() {}

    /** @param currency three capital letters */
    static Money money(long amount, String currency) {
        return new Money(BigDecimal.valueOf(amount, decimals(currency)), currency);
    }

    private static int decimals(String currency) {
        if (WHOLE.contains(currency)) {
            return 0;
        }
        return THOUSANDTHS.contains(currency) ? 3 : 2;
    }
}
