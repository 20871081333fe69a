package io.clicktrail.bot.answer;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.OfferId;

/**
 * A start that can be answered, or has waited long enough.
 *
 * @param offer of its click, once that has come
 * @param overdue whether it has waited long enough
 */
record WaitingStart(Start start, @Nullable OfferId offer, boolean overdue) {}
