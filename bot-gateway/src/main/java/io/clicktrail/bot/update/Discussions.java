package io.clicktrail.bot.update;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.clicktrail.event.Post;

/** What the updates of a batch ask about threads, and what they tell one another. */
final class Discussions {

    private Discussions() {}

    /** The threads of which one must know what they hang below. */
    static Set<DiscussionThread> askedFor(List<TranslatedUpdate> batch) {
        Set<DiscussionThread> threads = new HashSet<>();
        for (TranslatedUpdate update : batch) {
            DiscussionThread thread = update.asksFor();
            if (thread != null) {
                threads.add(thread);
            }
        }
        return threads;
    }

    /** @param known posts by the threads below their copies, from earlier batches */
    static List<SettledUpdate> settle(List<TranslatedUpdate> batch, Map<DiscussionThread, Post> known) {
        Map<DiscussionThread, Post> posts = new HashMap<>(known);
        for (TranslatedUpdate update : batch) {
            Discussion learned = update.learned();
            if (learned != null) {
                posts.put(learned.thread(), learned.post());
            }
        }
        return batch.stream().map(update -> update.settled(posts)).toList();
    }
}
