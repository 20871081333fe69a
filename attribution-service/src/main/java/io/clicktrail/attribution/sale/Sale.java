package io.clicktrail.attribution.sale;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;

/**
 * A sale was closed or reopened.
 *
 * @param closed false where a sale that had been closed does not count any more
 * @param contact of the buyer; not told where a sale is reopened
 */
public record Sale(
        EventId event,
        Lead lead,
        boolean closed,
        @Nullable ClickId click,
        @Nullable ContactHashes contact,
        Money amount,
        Instant at) {}
