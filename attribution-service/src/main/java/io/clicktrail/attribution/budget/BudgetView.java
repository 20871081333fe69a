package io.clicktrail.attribution.budget;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.ledger.Balances;
import io.clicktrail.attribution.offer.AdvertiserId;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;

/**
 * Where an advertiser's Stars are.
 *
 * @param offer absent: over all offers of the advertiser
 * @param deposited all that was paid in: the sum of the other three
 * @param budget what can still be promised
 * @param pledged what is owed for credits that are held
 * @param earned what is spent
 */
record BudgetView(
        @Nullable AdvertiserId advertiser,
        @Nullable OfferId offer,
        Money deposited,
        Money budget,
        Money pledged,
        Money earned) {

    static BudgetView of(@Nullable AdvertiserId advertiser, @Nullable OfferId offer, Balances balances) {
        return new BudgetView(
                advertiser,
                offer,
                stars(balances.deposited()),
                stars(balances.budget()),
                stars(balances.pledged()),
                stars(balances.earned()));
    }

    static Money stars(long stars) {
        return new Money(BigDecimal.valueOf(stars), Money.STARS);
    }
}
