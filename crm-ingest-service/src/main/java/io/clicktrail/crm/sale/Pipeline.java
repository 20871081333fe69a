package io.clicktrail.crm.sale;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Money;

/**
 * A pipeline whose won leads are sales.
 *
 * @param product what is sold in it
 * @param defaultPrice what a sale brings whose hook names no price; absent: such a sale waits for its details
 * @param funnel whether hooks posted to {@code funnel-sale} count for it
 */
public record Pipeline(
        long id, String product, String currency, @Nullable BigDecimal defaultPrice, boolean funnel) {

    /** What a sale of a lead with that price brings, as far as it can be said. */
    @Nullable
    Money amount(@Nullable BigDecimal price) {
        BigDecimal amount = price == null ? defaultPrice : price;
        return amount == null ? null : new Money(amount, currency);
    }
}
