package io.clicktrail.attribution.sale;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.sale.SaleVerdict.Owed;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.EventId;

/**
 * One revision of what is owed to a click for a sale.
 *
 * @param closing the word that closed the sale
 * @param settlesAt when late facts lose their say about which click it is
 * @param undone absent while it stands
 */
record SaleCredit(
        CreditedSale sale,
        EventId closing,
        Instant settlesAt,
        @Nullable Undone undone) {

    /** Why and when it came undone. */
    record Undone(Undoing why, Instant at) {}

    static SaleCredit begin(Owed owed, int revision) {
        return new SaleCredit(owed.toCredit(revision), owed.closing().event(), owed.settlesAt(), null);
    }

    boolean stands() {
        return undone == null;
    }

    boolean settled(Instant now) {
        return now.isAfter(settlesAt);
    }

    SaleCredit undone(Undoing why, Instant at) {
        return new SaleCredit(sale, closing, settlesAt, new Undone(why, at));
    }

    boolean agreesWith(Owed owed) {
        return closing.equals(owed.closing().event())
                && sale.click().equals(owed.click().id());
    }
}
