package io.clicktrail.bot.membership;

import java.time.Instant;

import io.clicktrail.event.OfferId;

/**
 * Somebody who came to the bot for an offer to join. If no join of theirs is heard of, Telegram is asked.
 *
 * @param place as the offer spells it
 * @param until when their click is too old to be credited
 */
public record Watch(long user, OfferId offer, String place, Instant until) {}
