package io.clicktrail.bot.update;

import java.util.List;
import java.util.Map;

import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.event.Post;
import io.clicktrail.event.TrackingEvent;

/** What an update means, as far as it says so itself. */
sealed interface Translation permits Outcome, Translation.InThread {

    /**
     * Written in a thread of a group. It is a comment if the thread hangs below a channel's post, and only earlier
     * updates tell that.
     *
     * @param others facts that follow in any case
     */
    record InThread(Comment comment, DiscussionThread thread, List<TrackingEvent> others) implements Translation {

        Outcome settled(Map<DiscussionThread, Post> posts) {
            Post post = posts.get(thread);
            if (post != null) {
                return new Facts(comment.under(post, others), null);
            }
            return others.isEmpty() ? new Ignored(IgnoreReason.UNKNOWN_THREAD) : new Facts(others, null);
        }
    }
}
