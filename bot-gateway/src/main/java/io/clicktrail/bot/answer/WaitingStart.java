package io.clicktrail.bot.answer;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.OfferId;

/**
 * A start that can be answered, or has waited long enough.
 *
 * @param offer of its click, once that has come
 * @param overdue whether it has waited long enough
 * @param inviteLink that the offer has for itself; absent where people enter it otherwise, or it is not made yet
 */
record WaitingStart(
        Start start,
        @Nullable OfferId offer,
        boolean overdue,
        @Nullable String inviteLink) {}
