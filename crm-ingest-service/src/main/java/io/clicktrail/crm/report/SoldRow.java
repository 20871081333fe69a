package io.clicktrail.crm.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One sale of the history.
 *
 * @param state {@code closed}, {@code awaiting_details} where nobody has said the amount yet, or {@code reopened}
 * @param saleAmount decimal, in major units of the currency
 * @param saleDate in the configured time zone
 */
record SoldRow(
        UUID id,
        String account,
        long leadId,
        @Nullable String leadName,
        @Nullable String contactName,
        long pipelineId,
        @Nullable String productName,
        String state,
        @Nullable String saleAmount,
        @Nullable String currency,
        String amountSource,
        Map<String, String> utm,
        @Nullable String targetologist,
        String confidence,
        List<String> undecidedBetween,
        @Nullable String clickId,
        Instant closedAt,
        LocalDate saleDate,
        @Nullable Instant reopenedAt) {}
