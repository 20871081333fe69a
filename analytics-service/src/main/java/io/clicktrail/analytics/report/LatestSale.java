package io.clicktrail.analytics.report;

import io.clicktrail.event.Money;
import java.time.Instant;

/**
 * A sale as it stands in a list; no buyer is named.
 *
 * @param reopened taken back
 * @param offer empty where no click led to it
 */
public record LatestSale(
        Instant at, Money amount, boolean reopened, String product, String offer, String source, String team) {}
