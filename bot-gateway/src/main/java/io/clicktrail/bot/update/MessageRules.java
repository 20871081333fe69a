package io.clicktrail.bot.update;

import java.util.List;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.Started;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TrackingEvent;

/** What a message means. Any field of a message may be missing, whatever the documentation says. */
final class MessageRules {

    private MessageRules() {}

    static Translation received(TelegramObject message, Circumstances at) {
        if (PaymentRules.isPayment(message)) {
            return PaymentRules.paidOrRefunded(message, at);
        }
        if (PlaceRules.isMigration(message)) {
            return PlaceRules.migrated(message, at);
        }
        if (CommentRules.isCopyOfPost(message)) {
            return new Facts(List.of(), CommentRules.discussionBelow(message));
        }
        StartCommand start = StartCommand.in(message.findRaw("text"));
        return start == null ? written(message, false, at) : started(start, message, at);
    }

    /** Only comments matter once they are written: one may be cut short after it was paid. */
    static Translation edited(TelegramObject message, Circumstances at) {
        return CommentRules.isCopyOfPost(message) ? new Ignored(IgnoreReason.SENT_AS_CHAT) : written(message, true, at);
    }

    private static Translation started(StartCommand start, TelegramObject message, Circumstances at) {
        if (!start.isFor(at.update().bot())) {
            return new Ignored(IgnoreReason.OTHER_BOT);
        }
        if (message.has("sender_chat")) {
            return new Ignored(IgnoreReason.SENT_AS_CHAT);
        }
        int date = message.integer("date");
        TelegramObject user = message.get("from");
        if (People.isBot(user)) {
            return new Ignored(IgnoreReason.DONE_BY_BOT);
        }
        return new Started(started(start, user, date, at), isPrivate(message));
    }

    private static BotStarted started(StartCommand start, TelegramObject user, int date, Circumstances at) {
        return new BotStarted(
                at.factId(date, "bot.started"),
                at.occurredAt(date),
                at.update().bot(),
                People.user(user),
                ClickId.find(start.payload()),
                start.payload());
    }

    private static Translation written(TelegramObject message, boolean edited, Circumstances at) {
        boolean forwarded = !edited && ForwardRules.isOfChannel(message);
        boolean comment = CommentRules.mayBeComment(message);
        if (!forwarded && !comment) {
            return new Ignored(IgnoreReason.PLAIN_MESSAGE);
        }
        if (message.has("sender_chat")) {
            return new Ignored(IgnoreReason.SENT_AS_CHAT);
        }
        if (People.isBot(message.get("from"))) {
            return new Ignored(IgnoreReason.DONE_BY_BOT);
        }
        List<TrackingEvent> forwards = forwarded ? List.of(ForwardRules.forwarded(message, at)) : List.of();
        return comment ? CommentRules.comment(message, edited, forwards, at) : new Facts(forwards, null);
    }

    private static boolean isPrivate(TelegramObject message) {
        TelegramObject chat = message.find("chat");
        return chat != null && People.isPrivate(People.chat(chat));
    }
}
