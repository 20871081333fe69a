package io.clicktrail.event;

/**
 * Who shares what.
 *
 * @param user the Telegram user
 */
public record SharedOffer(long user, OfferId offer) {}
