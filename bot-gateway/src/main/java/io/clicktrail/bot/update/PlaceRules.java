package io.clicktrail.bot.update;

import java.time.Instant;

import io.clicktrail.bot.telegram.BotMember;
import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.event.Chat;
import io.clicktrail.event.EventId;
import io.clicktrail.event.PlaceEvent.BotRightsChanged;
import io.clicktrail.event.PlaceEvent.BotStatus;
import io.clicktrail.event.PlaceEvent.ChatMigrated;
import io.clicktrail.event.TelegramEvent.BotBlocked;
import io.clicktrail.event.TelegramEvent.BotUnblocked;
import io.clicktrail.event.TelegramUser;

/** What becomes of the bot in a chat, and of the chat itself. */
final class PlaceRules {

    private static final String TO = "migrate_to_chat_id";
    private static final String FROM = "migrate_from_chat_id";
    private static final String BASIC_GROUP = "group";

    private PlaceRules() {}

    static boolean isMigration(TelegramObject message) {
        return message.has(TO) || message.has(FROM);
    }

    /** Both groups tell, the old one and the new one: it is one fact, whichever is heard. */
    static Outcome migrated(TelegramObject message, Circumstances at) {
        long chat = message.get("chat").number("id");
        long oldId = message.has(TO) ? chat : message.number(FROM);
        long newId = message.has(TO) ? message.number(TO) : chat;
        return Facts.of(new ChatMigrated(
                EventId.derived(Instant.EPOCH, "telegram", "migrated", Long.toString(oldId), Long.toString(newId)),
                at.occurredAt(message.integer("date")),
                at.update(),
                new Chat(oldId, null, BASIC_GROUP),
                newId));
    }

    /** @param change of the bot's own membership */
    static Outcome botChanged(TelegramObject change, Circumstances at) {
        BotMember before = BotMember.of(change.get("old_chat_member"));
        BotMember after = BotMember.of(change.get("new_chat_member"));
        if (before == null || after == null) {
            return new NotUnderstood(KeepReason.UNKNOWN_STATUS);
        }
        Chat chat = People.chat(change.get("chat"));
        if (People.isPrivate(chat)) {
            return ofPerson(before.status(), after.status(), change, at);
        }
        return before.equals(after)
                ? new Ignored(IgnoreReason.MEMBERSHIP_UNCHANGED)
                : Facts.of(ofChat(after, change, chat, at));
    }

    /** In a private chat it tells that the user has blocked the bot, or let it in again (Bot API, Update). */
    private static Outcome ofPerson(BotStatus before, BotStatus after, TelegramObject change, Circumstances at) {
        if (before == after) {
            return new Ignored(IgnoreReason.MEMBERSHIP_UNCHANGED);
        }
        int date = change.integer("date");
        TelegramUser user = People.user(change.get("from"));
        return Facts.of(
                after == BotStatus.OUTSIDE
                        ? new BotBlocked(at.factId(date, "bot.blocked"), at.occurredAt(date), at.update(), user)
                        : new BotUnblocked(at.factId(date, "bot.unblocked"), at.occurredAt(date), at.update(), user));
    }

    private static BotRightsChanged ofChat(BotMember bot, TelegramObject change, Chat chat, Circumstances at) {
        int date = change.integer("date");
        return new BotRightsChanged(
                at.factId(date, "place.rights_changed"),
                at.occurredAt(date),
                at.update(),
                chat,
                change.get("from").number("id"),
                bot.status(),
                bot.rights());
    }
}
