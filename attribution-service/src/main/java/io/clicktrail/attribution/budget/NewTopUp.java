package io.clicktrail.attribution.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.clicktrail.event.Money;

/** The body of {@code POST /api/v1/offers/{id}/budget/top-ups}. */
record NewTopUp(String key, Money amount) {

    private static final int LONGEST_KEY = 100;
    private static final BigDecimal MOST = new BigDecimal(1_000_000_000);

    /** What does not work; each names its field. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        if (key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            flaws.add("key has 1 to 100 characters, none of them a control character");
        }
        if (!amount.currency().equals(Money.STARS) || !isWhole(amount.amount())) {
            flaws.add("amount is from 1 to 1000000000 whole XTR");
        }
        return flaws;
    }

    long stars() {
        return amount.amount().longValueExact();
    }

    private static boolean isWhole(BigDecimal stars) {
        return stars.stripTrailingZeros().scale() <= 0
                && stars.compareTo(BigDecimal.ONE) >= 0
                && stars.compareTo(MOST) <= 0;
    }
}
