package io.clicktrail.event;

import org.jspecify.annotations.Nullable;

/**
 * A person as Telegram showed them with one update.
 *
 * @param id up to 52 significant bits (Bot API, User)
 * @param premium false where Telegram did not say: absent means "not as far as known now"
 * @param language IETF tag of the user's app, if known
 */
public record TelegramUser(
        long id, boolean premium, @Nullable String language) {}
