package io.clicktrail.bot.invite;

import java.util.UUID;

/** Somebody whom this replica is to let in. */
record ClaimedApproval(UUID id, long chat, long user, int failedBefore) {}
