package io.clicktrail.crm.sale;

import org.jspecify.annotations.Nullable;

/**
 * A sale as it was and as it is to be.
 *
 * @param before absent where the sale is new
 */
public record SaleChange(@Nullable Sale before, Sale after) {}
