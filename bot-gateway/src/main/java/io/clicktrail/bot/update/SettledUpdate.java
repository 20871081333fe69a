package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.UpdateRef;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.consume.Delivered;

/** An update with the one way in which it ends, unless it is a repeat. */
record SettledUpdate(
        Delivered<TelegramUpdateReceived> delivered,
        @Nullable UpdateRef ref,
        Outcome outcome) {}
