package io.clicktrail.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** How people come to bots and chats, and leave them. Topic {@code joins}, written by bot-gateway. */
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
     * @param requested whether the user had asked to be let in, and somebody approved; absent in events of old
     * @param inviter the user who put this one into the chat; absent where the user came by himself
     */
    @EventType("chat.joined.v1")
    record ChatJoined(
            EventId id,
            Instant occurredAt,
            TelegramUser user,
            Chat chat,
            @Nullable String inviteLink,
            @Nullable String inviteName,
            @Nullable Boolean requested,
            @Nullable Long inviter)
            implements TelegramEvent {}

    /**
     * The user asked to be let into a chat; a {@link ChatJoined} follows once somebody approves.
     *
     * @param userChat where the bot may write to the user for five minutes, even if he never pressed START
     * @param inviteLink the link's text; absent for a request without a link
     * @param inviteName the name we gave that link
     */
    @EventType("chat.join_requested.v1")
    record JoinRequested(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            TelegramUser user,
            Chat chat,
            long userChat,
            @Nullable String inviteLink,
            @Nullable String inviteName)
            implements TelegramEvent {}

    /**
     * The user opened a Mini App, as Telegram has signed.
     *
     * @param botId number of the bot whose Mini App it is: ours, or an advertiser's
     * @param click the token in the payload, where it is one: it binds the user to the click
     * @param payload whatever followed {@code ?startapp=}, cropped to 64 characters
     */
    @EventType("miniapp.opened.v1")
    record MiniAppOpened(
            EventId id,
            Instant occurredAt,
            long botId,
            TelegramUser user,
            @Nullable ClickId click,
            @Nullable String payload,
            Proof proof)
            implements TelegramEvent {}

    /** The user blocked the bot: nothing reaches him any more. */
    @EventType("bot.blocked.v1")
    record BotBlocked(EventId id, Instant occurredAt, UpdateRef update, TelegramUser user) implements TelegramEvent {}

    /** The user who had blocked the bot let it in again. */
    @EventType("bot.unblocked.v1")
    record BotUnblocked(EventId id, Instant occurredAt, UpdateRef update, TelegramUser user) implements TelegramEvent {}

    /**
     * The bot has asked Telegram whether the user is in the chat: the user said so, or a hold is about to end. No update
     * came with it, so somebody may have come or gone long before.
     *
     * @param member whether he was
     */
    @EventType("chat.membership_checked.v1")
    record MembershipChecked(EventId id, Instant occurredAt, TelegramUser user, Chat chat, boolean member)
            implements TelegramEvent {}

    /** By what the start of a Mini App is known to be genuine. */
    enum Proof {
        /** The bot's token, which only its owner has (HMAC). */
        TOKEN,
        /** Telegram's own signature, which everybody can check (Ed25519). */
        TELEGRAM
    }

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
