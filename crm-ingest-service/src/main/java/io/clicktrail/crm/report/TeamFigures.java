package io.clicktrail.crm.report;

import org.jspecify.annotations.Nullable;

/**
 * The sales of a team within a time.
 *
 * @param targetologist absent: the sales whose team could not be told
 * @param salesCount sales that stand and have an amount
 * @param totalRevenue decimal, in major units of the currency
 * @param awaitingDetails sales that stand and wait for their amount; in no sum
 * @param reopened sales that came undone; in no sum
 */
record TeamFigures(
        @Nullable String targetologist,
        @Nullable String direction,
        @Nullable String emoji,
        @Nullable String currency,
        long salesCount,
        String totalRevenue,
        long awaitingDetails,
        long reopened) {}
