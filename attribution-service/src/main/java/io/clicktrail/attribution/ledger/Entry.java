package io.clicktrail.attribution.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ConversionId;

/**
 * One line of the ledger.
 *
 * @param debit the account that the Stars left
 * @param credit the account at which they arrived
 * @param conversion whose price it is, and in which revision; absent of a top-up
 * @param key of a top-up
 */
public record Entry(
        UUID id,
        Step step,
        String debit,
        String credit,
        long stars,
        @Nullable ConversionId conversion,
        @Nullable Integer revision,
        @Nullable String key,
        Instant recordedAt) {}
