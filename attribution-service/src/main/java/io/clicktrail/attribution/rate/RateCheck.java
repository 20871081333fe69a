package io.clicktrail.attribution.rate;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;

/** The door for minimums. They may be nothing, and never more than the budget of an offer can be asked for. */
final class RateCheck {

    private static final BigDecimal HIGHEST = new BigDecimal(1_000_000);

    private RateCheck() {}

    /** What cannot be; each names its field and says what would do. */
    static List<String> flaws(Offer.Rate minimum) {
        return Stream.of(
                        flaw(minimum.currency().equals(Money.STARS), "currency is XTR"),
                        flaw(isPrice(minimum.base()), "base is from 0 to 1000000 whole Stars"),
                        flaw(isPrice(minimum.premium()), "premium is from 0 to 1000000 whole Stars"),
                        flaw(minimum.premium().compareTo(minimum.base()) >= 0, "premium is not below base"))
                .flatMap(flaws -> flaws)
                .toList();
    }

    private static Stream<String> flaw(boolean holds, String rule) {
        return holds ? Stream.empty() : Stream.of(rule);
    }

    private static boolean isPrice(BigDecimal stars) {
        return stars.signum() >= 0
                && stars.compareTo(HIGHEST) <= 0
                && stars.stripTrailingZeros().scale() <= 0;
    }
}
