package io.clicktrail.bot.update;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.event.Post;
import io.clicktrail.event.ReactionEvent.PostForwarded;

/** Messages that were written elsewhere. Only of a channel's post Telegram tells where (Bot API, MessageOrigin). */
final class ForwardRules {

    private static final int LONGEST_TYPE = 32;

    private ForwardRules() {}

    static boolean isOfChannel(TelegramObject message) {
        TelegramObject origin = message.find("forward_origin");
        return origin != null && isChannel(origin.findText("type", LONGEST_TYPE));
    }

    /** @param message that was forwarded from a channel */
    static Post original(TelegramObject message) {
        TelegramObject origin = message.get("forward_origin");
        return Post.in(People.chat(origin.get("chat")), origin.integer("message_id"));
    }

    static PostForwarded forwarded(TelegramObject message, Circumstances at) {
        int date = message.integer("date");
        return new PostForwarded(
                at.factId(date, "post.forwarded"),
                at.occurredAt(date),
                at.update(),
                People.user(message.get("from")),
                original(message),
                People.chat(message.get("chat")));
    }

    private static boolean isChannel(@Nullable String type) {
        return "channel".equals(type);
    }
}
