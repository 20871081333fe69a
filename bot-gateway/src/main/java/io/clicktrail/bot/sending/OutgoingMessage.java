package io.clicktrail.bot.sending;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something to be said to a chat.
 *
 * @param id of its cause: the same cause is said once
 * @param chat a chat id or {@code @name}
 * @param text plain: what looks like markup is shown as it is
 */
public record OutgoingMessage(
        UUID id, String chat, String text, @Nullable Button button) {

    /** A button below the message that opens an address. */
    public record Button(String text, String url) {}
}
