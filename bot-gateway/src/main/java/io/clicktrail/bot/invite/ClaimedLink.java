package io.clicktrail.bot.invite;

import io.clicktrail.event.OfferId;

/** A link that this replica is to make. */
record ClaimedLink(OfferId offer, long chat, String name, boolean joinRequest, int failedBefore) {}
