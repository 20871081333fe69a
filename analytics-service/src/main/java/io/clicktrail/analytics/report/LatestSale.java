package io.clicktrail.analytics.report;

import java.time.Instant;

import io.clicktrail.event.Money;

/**
 * A sale as it stands in a list; no buyer is named.
 *
 * @param reopened taken back
 * @param offer empty where no click led to it
 */
public record LatestSale(
        Instant at, Money amount, boolean reopened, String product, String offer, String source, String team) {}
