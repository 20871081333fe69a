package io.clicktrail.attribution.whatif;

import java.math.BigDecimal;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;

/**
 * A credit that is paid.
 *
 * @param rate what the advertiser pays
 * @param currency of the payout
 * @param owners what each click earns of the payout; exact, and together all of it
 */
record Award(ConversionId conversion, OfferId offer, Money rate, String currency, SortedMap<ClickId, Owned> owners) {

    /**
     * @param network whose click it is; empty: nobody's, own traffic
     * @param amount of the payout
     */
    record Owned(String network, BigDecimal amount) {

        /** However the amounts are written. */
        private boolean isWorth(@Nullable Owned other) {
            return other != null && amount.compareTo(other.amount) == 0;
        }
    }

    /** Whether the same clicks have the same of it. */
    boolean isOwnedAs(Award other) {
        return owners.size() == other.owners.size()
                && owners.entrySet().stream()
                        .allMatch(owner -> owner.getValue().isWorth(other.owners.get(owner.getKey())));
    }
}
