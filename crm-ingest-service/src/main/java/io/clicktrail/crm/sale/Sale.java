package io.clicktrail.crm.sale;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.PurchaseEvent.Confidence;

/**
 * A lead that was won.
 *
 * @param id follows from the change that won the lead
 * @param closedBy key of that change
 * @param revision from 1; higher where better details came after the sale had been told of
 */
public record Sale(
        UUID id,
        Lead lead,
        long pipeline,
        String closedBy,
        Instant closedAt,
        @Nullable Instant reopenedAt,
        int revision,
        Terms terms) {

    /**
     * What was sold, for how much, and by whose merit.
     *
     * @param amount absent while nobody has said it
     * @param undecided the teams between which the rules could not decide
     */
    public record Terms(
            @Nullable String leadName,
            @Nullable String product,
            @Nullable Money amount,
            AmountSource amountSource,
            Map<String, String> utm,
            @Nullable String team,
            Confidence confidence,
            List<String> undecided,
            @Nullable ClickId click,
            @Nullable ContactHashes contact) {}

    /** Where the amount is from. */
    public enum AmountSource {
        /** The lead's own price. */
        LEAD,
        /** The pipeline's default, since the hook had none. */
        DEFAULT,
        /** Nowhere yet. */
        UNKNOWN;

        static AmountSource of(@Nullable Money amount, @Nullable BigDecimal price) {
            if (amount == null) {
                return UNKNOWN;
            }
            return price == null ? DEFAULT : LEAD;
        }
    }

    boolean open() {
        return reopenedAt == null;
    }

    /** When it stopped being a sale; of one that stands, when it began. */
    Instant endedAt() {
        return reopenedAt == null ? closedAt : reopenedAt;
    }

    Sale reopened(Instant at) {
        return new Sale(id, lead, pipeline, closedBy, closedAt, at, revision, terms);
    }

    Sale with(Terms better) {
        int next = terms.amount() == null ? revision : revision + 1;
        return new Sale(id, lead, pipeline, closedBy, closedAt, reopenedAt, next, better);
    }
}
