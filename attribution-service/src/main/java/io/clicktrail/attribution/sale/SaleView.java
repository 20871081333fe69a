package io.clicktrail.attribution.sale;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;

/**
 * A sale that was closed, without whom it was made to.
 *
 * @param sale the event that closed it
 * @param lead of AmoCRM; absent where a partner reported it
 * @param click that it names
 * @param counts false where it was taken back since, or closed anew
 * @param owedTo the click that it is credited to
 */
record SaleView(
        EventId sale,
        String source,
        String reference,
        @Nullable Lead lead,
        @Nullable ClickId click,
        Money amount,
        Instant at,
        boolean counts,
        @Nullable ClickId owedTo) {}
