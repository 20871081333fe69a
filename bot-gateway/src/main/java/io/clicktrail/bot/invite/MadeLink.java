package io.clicktrail.bot.invite;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.OfferId;

/**
 * How the link of an offer stands.
 *
 * @param link absent until it is made
 * @param approves whether the bot lets in who asks by it
 * @param lastError what Telegram said when it was not made
 */
record MadeLink(
        OfferId offer,
        String place,
        String name,
        @Nullable String link,
        boolean joinRequest,
        boolean approves,
        @Nullable String lastError) {}
