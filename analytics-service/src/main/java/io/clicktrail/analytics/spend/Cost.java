package io.clicktrail.analytics.spend;

import io.clicktrail.event.Money;

/** What traffic of a campaign cost on a day. The newest entry of the same campaign, day and currency stands. */
record Cost(Campaign campaign, Money money) {

    /** @throws IllegalArgumentException where the amount is negative */
    Cost {
        if (money.amount().signum() < 0) {
            throw new IllegalArgumentException("amount is not negative");
        }
    }
}
