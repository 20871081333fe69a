package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.event.ReactionEvent.ButtonPressed;
import io.clicktrail.event.ReactionEvent.InlineResultSent;

/** Buttons under messages, and what people send through the bot from other chats. */
final class InlineRules {

    private static final int LONGEST_ID = 128;
    /** Bot API, InlineKeyboardButton: callback_data has 1 to 64 bytes. */
    private static final int LONGEST_DATA = 64;

    private InlineRules() {}

    static Outcome pressed(TelegramObject press, Circumstances at) {
        TelegramObject user = press.get("from");
        if (People.isBot(user)) {
            return new Ignored(IgnoreReason.DONE_BY_BOT);
        }
        TelegramObject message = press.find("message");
        return Facts.of(new ButtonPressed(
                at.factId("button.pressed"),
                at.receivedAt(),
                at.update(),
                People.user(user),
                press.text("id", LONGEST_ID),
                message == null ? null : People.post(message),
                inlineMessage(press),
                press.findText("data", LONGEST_DATA)));
    }

    static Outcome sent(TelegramObject result, Circumstances at) {
        return Facts.of(new InlineResultSent(
                at.factId("inline_result.sent"),
                at.receivedAt(),
                at.update(),
                People.user(result.get("from")),
                result.text("result_id", LONGEST_ID),
                inlineMessage(result)));
    }

    private static @Nullable String inlineMessage(TelegramObject deed) {
        return deed.findText("inline_message_id", LONGEST_ID);
    }
}
