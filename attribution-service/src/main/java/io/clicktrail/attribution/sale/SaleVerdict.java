package io.clicktrail.attribution.sale;

import java.time.Instant;

import io.clicktrail.attribution.fact.Click;
import io.clicktrail.event.CreditedSale;

/** What the facts say about one sale. */
sealed interface SaleVerdict {

    /** @param settlesAt when late facts lose their say about which click it is */
    record Owed(Sale closing, Click click, Instant settlesAt) implements SaleVerdict {

        CreditedSale toCredit(int revision) {
            return new CreditedSale(
                    closing.key().id(),
                    revision,
                    click.id(),
                    click.offer(),
                    closing.key().source(),
                    closing.key().reference(),
                    closing.named().user(),
                    closing.rebill(),
                    closing.amount(),
                    closing.product(),
                    click.network(),
                    click.networkClickId(),
                    click.subs(),
                    click.at(),
                    closing.at(),
                    click.origin());
        }
    }

    /** It counts, and no click that is known has brought it. */
    record OwedToNobody(Sale closing) implements SaleVerdict {}

    /** It does not count any more. */
    record TakenBack(Instant at) implements SaleVerdict {}

    /** Nobody has told that it was closed. */
    record NotClosed() implements SaleVerdict {}
}
