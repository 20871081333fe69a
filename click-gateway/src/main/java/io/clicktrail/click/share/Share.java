package io.clicktrail.click.share;

import io.clicktrail.event.OfferId;

/**
 * Who shares what.
 *
 * @param user the Telegram user
 */
record Share(long user, OfferId offer) {}
