package io.clicktrail.analytics.report;

import java.math.BigDecimal;

/**
 * A sum from the database.
 *
 * @param bucket the day, offer, network, ... it belongs to; empty for a total
 * @param metric of the roll-ups, or one of the names here; the amount of {@link #LANDING_VISIBLE} are seconds
 * @param currency empty where the metric has no money
 */
record Tally(String bucket, String metric, String currency, long count, BigDecimal amount) {

    static final String COST = "cost";
    static final String VIEWS = "views";
    static final String LANDING_CLICK = "landing_click";
    static final String LANDING_VISIBLE = "landing_visible";
}
