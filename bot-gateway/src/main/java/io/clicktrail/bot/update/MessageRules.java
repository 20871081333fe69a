package io.clicktrail.bot.update;

import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

import io.clicktrail.bot.update.Translation.Ignored;
import io.clicktrail.bot.update.Translation.NotUnderstood;
import io.clicktrail.bot.update.Translation.Started;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.TelegramEvent.BotStarted;

/** What a message means. Any field of a message may be missing, whatever the documentation says. */
final class MessageRules {

    private MessageRules() {}

    static Translation translate(Message message, Circumstances at) {
        StartCommand start = StartCommand.in(message.getText());
        if (start == null) {
            return new Ignored(IgnoreReason.NO_COMMAND);
        }
        if (!start.isFor(at.update().bot())) {
            return new Ignored(IgnoreReason.OTHER_BOT);
        }
        if (message.getSenderChat() != null) {
            return new Ignored(IgnoreReason.SENT_AS_CHAT);
        }
        User user = message.getFrom();
        if (user == null || user.getId() == null || message.getDate() == null) {
            return new NotUnderstood(KeepReason.INCOMPLETE);
        }
        if (People.isBot(user)) {
            return new Ignored(IgnoreReason.DONE_BY_BOT);
        }
        return new Started(started(start, user, message.getDate(), at), isPrivate(message));
    }

    private static BotStarted started(StartCommand start, User user, int date, Circumstances at) {
        return new BotStarted(
                at.factId(date, "bot.started"),
                at.occurredAt(date),
                at.update().bot(),
                People.user(user),
                ClickId.find(start.payload()),
                start.payload());
    }

    private static boolean isPrivate(Message message) {
        return message.getChat() != null && "private".equals(message.getChat().getType());
    }
}
