package io.clicktrail.postback.relay;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;

/**
 * A call that was understood.
 *
 * @param numbers under which the source knows what it tells of; the first is the reference where none of them is known
 * @param ownReference whether the source gave the number; where not, it was derived and a repeat cannot be told from a
 *     second time
 * @param partOf a number of what it is part of, whose first report says who it is about: a subscription
 * @param kind absent where it is about the one that is known
 * @param amount of a sale what was paid; of a refund all that was given back so far, absent where that is everything
 * @param occurredAt when it happened, as far as the call tells
 */
public record Message(
        List<String> numbers,
        boolean ownReference,
        @Nullable String partOf,
        Subject subject,
        ReportedStatus status,
        @Nullable ReportKind kind,
        @Nullable OfferId offer,
        @Nullable Money amount,
        @Nullable Boolean premium,
        @Nullable String productId,
        @Nullable String productName,
        Instant occurredAt) {

    Message about(Subject whom) {
        return new Message(
                numbers,
                ownReference,
                partOf,
                whom,
                status,
                kind,
                offer,
                amount,
                premium,
                productId,
                productName,
                occurredAt);
    }
}
