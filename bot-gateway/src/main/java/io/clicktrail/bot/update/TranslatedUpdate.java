package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.consume.Delivered;

/** An update with its meaning, before anybody knows whether it is a repeat. */
record TranslatedUpdate(
        Delivered<TelegramUpdateReceived> delivered,
        @Nullable UpdateRef ref,
        Translation translation) {}
