package io.clicktrail.attribution.fact;

import java.time.Instant;

import io.clicktrail.event.Chat;
import io.clicktrail.event.EventId;

/**
 * A user became a member of a chat.
 *
 * @param premium whether they had Telegram Premium then
 * @param heardAt when this service first heard of it, by its own clock
 */
public record Join(EventId event, Instant at, long user, Chat chat, boolean premium, Instant heardAt)
        implements Action {}
