package io.clicktrail.attribution.budget;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.ledger.Entry;
import io.clicktrail.attribution.ledger.Step;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.Money;

/**
 * A line of the ledger as people read it.
 *
 * @param debit the account that the amount left
 * @param credit the account at which it arrived
 */
record EntryView(
        UUID id,
        Step step,
        String debit,
        String credit,
        Money amount,
        @Nullable ConversionId conversion,
        @Nullable Integer revision,
        @Nullable String key,
        Instant recordedAt) {

    static EntryView of(Entry entry) {
        return new EntryView(
                entry.id(),
                entry.step(),
                entry.debit(),
                entry.credit(),
                BudgetView.stars(entry.stars()),
                entry.conversion(),
                entry.revision(),
                entry.key(),
                entry.recordedAt());
    }
}
