package io.clicktrail.bot.update;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Translation.InThread;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Post;
import io.clicktrail.event.TrackingEvent;

/**
 * Comments under a channel's post. Telegram copies the post into the discussion group by itself; what is written in the
 * thread below the copy is a comment. Only the first level of a reply shows the copy, so threads are remembered.
 */
final class CommentRules {

    private CommentRules() {}

    static boolean isCopyOfPost(TelegramObject message) {
        return message.flag("is_automatic_forward");
    }

    /** @param message such a copy */
    static Discussion discussionBelow(TelegramObject message) {
        TelegramObject group = message.get("chat");
        return new Discussion(
                new DiscussionThread(group.number("id"), message.integer("message_id")),
                ForwardRules.original(message));
    }

    /** Forum topics are threads, too, but of no post. */
    static boolean mayBeComment(TelegramObject message) {
        Chat chat = People.chat(message.get("chat"));
        boolean inThread = message.has("message_thread_id") && !message.flag("is_topic_message");
        return People.isGroup(chat) && (inThread || repliedCopy(message) != null);
    }

    /** @param others facts of the same message */
    static Translation comment(TelegramObject message, boolean edited, List<TrackingEvent> others, Circumstances at) {
        Comment comment = comment(message, edited, at);
        TelegramObject copy = repliedCopy(message);
        if (copy != null) {
            Discussion discussion = discussionBelow(copy);
            return new Facts(comment.under(discussion.post(), others), discussion);
        }
        int thread = message.integer("message_thread_id");
        return new InThread(comment, new DiscussionThread(comment.place().chat().id(), thread), others);
    }

    private static Comment comment(TelegramObject message, boolean edited, Circumstances at) {
        int date = message.integer(edited ? "edit_date" : "date");
        Post place = People.post(message);
        return new Comment(
                at.factId(date, edited ? "comment.edited" : "comment.posted"),
                at.occurredAt(date),
                at.update(),
                People.user(message.get("from")),
                place,
                length(message),
                edited);
    }

    private static int length(TelegramObject message) {
        String text = message.findRaw(message.has("text") ? "text" : "caption");
        String stripped = text == null ? "" : text.strip();
        return stripped.codePointCount(0, stripped.length());
    }

    private static @Nullable TelegramObject repliedCopy(TelegramObject message) {
        TelegramObject replied = message.find("reply_to_message");
        return replied != null && isCopyOfPost(replied) ? replied : null;
    }
}
