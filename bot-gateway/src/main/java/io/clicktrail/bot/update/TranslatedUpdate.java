package io.clicktrail.bot.update;

import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.consume.Delivered;
import org.jspecify.annotations.Nullable;

/** An update with its meaning, before anybody knows whether it is a repeat. */
record TranslatedUpdate(
        Delivered<TelegramUpdateReceived> delivered, @Nullable UpdateRef ref, Translation translation) {}
