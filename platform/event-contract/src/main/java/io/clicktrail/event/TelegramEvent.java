package io.clicktrail.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What people do in Telegram. Topic {@code joins}, written by bot-gateway. */
public sealed interface TelegramEvent extends TrackingEvent {

    TelegramUser user();

    @Override
    default Topic topic() {
        return Topic.JOINS;
    }

    @Override
    default String partitionKey() {
        return Long.toString(user().id());
    }

    /**
     * The user pressed START.
     *
     * @param bot user name of the bot, without the @
     * @param click the token in the payload, where it is one: it binds the user to the click
     * @param payload whatever followed {@code /start}, cropped to 64 characters
     */
    @EventType("bot.started.v1")
    record BotStarted(
            EventId id,
            Instant occurredAt,
            String bot,
            TelegramUser user,
            @Nullable ClickId click,
            @Nullable String payload)
            implements TelegramEvent {}

    /**
     * The user became a member of a chat that our bot administers.
     *
     * @param inviteLink the link's text, where Telegram told: it never does for public chats joined by name
     * @param inviteName the name we gave that link
     */
    @EventType("chat.joined.v1")
    record ChatJoined(
            EventId id,
            Instant occurredAt,
            TelegramUser user,
            Chat chat,
            @Nullable String inviteLink,
            @Nullable String inviteName)
            implements TelegramEvent {}

    /** The user is no longer a member of the chat. */
    @EventType("chat.left.v1")
    record ChatLeft(EventId id, Instant occurredAt, TelegramUser user, Chat chat, Departure departure)
            implements TelegramEvent {}

    /** How a membership ended. */
    enum Departure {
        LEFT,
        KICKED,
        RESTRICTED
    }
}
