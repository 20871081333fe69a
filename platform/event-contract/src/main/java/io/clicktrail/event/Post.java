package io.clicktrail.event;

import org.jspecify.annotations.Nullable;

/**
 * A message where people find it: a channel's post, a comment, a message of a group.
 *
 * @param message its number, of meaning in that chat only
 * @param thread the thread or forum topic it belongs to, where Telegram told
 */
public record Post(Chat chat, int message, @Nullable Integer thread) {

    public static Post in(Chat chat, int message) {
        return new Post(chat, message, null);
    }
}
