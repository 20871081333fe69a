package io.clicktrail.bot.update;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.event.UpdateRef;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;

/**
 * An update that was not understood, as it came.
 *
 * @param eventId of the event in which it was received
 */
record KeptUpdate(UUID eventId, String bot, @Nullable Long updateId, String reason, byte[] body, Instant receivedAt) {

    static KeptUpdate of(SettledUpdate update) {
        if (!(update.outcome() instanceof NotUnderstood kept)) {
            throw new IllegalArgumentException("this update was understood");
        }
        TelegramUpdateReceived received = update.delivered().event();
        UpdateRef ref = update.ref();
        return new KeptUpdate(
                received.id().value(),
                received.bot(),
                ref == null ? null : ref.updateId(),
                kept.reason().wireName(),
                received.body().bytes(),
                received.occurredAt());
    }
}
