package io.clicktrail.bot.answer;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.TelegramEvent.BotStarted;

/**
 * Somebody pressed START in a private chat and wants an answer.
 *
 * @param id of the event: the answer's cause
 * @param language IETF tag of the user's app
 * @param click the token that came along
 */
public record Start(
        UUID id,
        long chat,
        @Nullable String language,
        @Nullable ClickId click) {

    /** A private chat has the id of its user (Bot API, Chat). */
    public static Start of(BotStarted started) {
        return new Start(
                started.id().value(), started.user().id(), started.user().language(), started.click());
    }
}
