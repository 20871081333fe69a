package io.clicktrail.event;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A sale owed to a click: all that a postback or a report asks for.
 *
 * @param id of the sale, the same in all that is told of it
 * @param revision from 1; a later one stands where a late fact moved the sale to another click, or it was closed once more
 * @param source who told of it: {@code crm}, or the slug of a relay's source
 * @param reference the source's own number of it
 * @param user the Telegram user who bought, where known
 * @param rebill whether it repeats an earlier one, as a subscription does
 * @param amount what the buyer paid
 * @param clickedAt when the click was made
 * @param paidAt when it was paid
 */
public record CreditedSale(
        ConversionId id,
        int revision,
        ClickId click,
        OfferId offer,
        String source,
        String reference,
        @Nullable Long user,
        boolean rebill,
        Money amount,
        @Nullable String product,
        @Nullable NetworkId network,
        @Nullable String networkClickId,
        Map<String, String> subs,
        Instant clickedAt,
        Instant paidAt,
        @Nullable ClickOrigin origin) {

    /** The source of what crm-ingest-service tells; no source of the relay is called so. */
    public static final String CRM = "crm";
}
