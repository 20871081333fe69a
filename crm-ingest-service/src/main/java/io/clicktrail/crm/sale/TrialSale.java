package io.clicktrail.crm.sale;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * An invented sale, to try the message and the chats with (003-72).
 *
 * @param targetologist name of a team; absent: as for a sale whose team is not known
 * @param currency absent: the configured one
 */
record TrialSale(
        @Nullable String targetologist,
        @Nullable String contactName,
        BigDecimal saleAmount,
        @Nullable String currency,
        @Nullable String productName,
        @Nullable String campaign) {}
