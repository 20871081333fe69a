package io.clicktrail.attribution.sale;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CreditedSale;

/**
 * A sale that is owed to a click, or was.
 *
 * @param state {@code credited} or {@code reversed}
 * @param undoing why it came undone
 */
public record SaleCreditView(
        @JsonUnwrapped CreditedSale sale,
        String state,
        @Nullable String undoing,
        @Nullable Instant undoneAt) {}
