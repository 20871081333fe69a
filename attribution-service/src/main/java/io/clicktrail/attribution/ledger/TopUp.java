package io.clicktrail.attribution.ledger;

import io.clicktrail.event.OfferId;

/**
 * Somebody pays into an offer's budget.
 *
 * @param key under which the payer knows it; the same key is the same payment
 */
public record TopUp(OfferId offer, String key, long stars) {}
