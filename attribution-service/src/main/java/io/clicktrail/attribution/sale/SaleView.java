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
 * @param counts false where it was reopened since, or closed anew
 */
record SaleView(EventId sale, Lead lead, @Nullable ClickId click, Money amount, Instant at, boolean counts) {}
