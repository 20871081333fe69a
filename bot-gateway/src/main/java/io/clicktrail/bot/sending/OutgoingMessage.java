package io.clicktrail.bot.sending;

import java.util.List;
import java.util.UUID;

/**
 * Something to be said to a chat.
 *
 * @param id of its cause: the same cause is said once
 * @param chat a chat id or {@code @name}
 * @param text plain: what looks like markup is shown as it is
 */
public record OutgoingMessage(UUID id, String chat, String text, List<Button> buttons) {

    /** Stands below the message, each in a row of its own. */
    public sealed interface Button {

        String text();
    }

    /** Opens an address. */
    public record Link(String text, String url) implements Button {}

    /**
     * Tells the bot that it was pressed.
     *
     * @param data what is then told along: 1 to 64 bytes (Bot API, InlineKeyboardButton)
     */
    public record Press(String text, String data) implements Button {}
}
