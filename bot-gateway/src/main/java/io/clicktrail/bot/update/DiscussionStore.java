package io.clicktrail.bot.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Chat;
import io.clicktrail.event.Post;
import io.clicktrail.transport.database.Column;

/** Which thread of a discussion group hangs below which post of a channel. */
@Component
public class DiscussionStore {

    /** The same for every consumer, so that two of them never wait for each other in a circle. */
    private static final Comparator<Discussion> ORDER = Comparator.comparingLong(
                    (Discussion discussion) -> discussion.thread().group())
            .thenComparingInt(discussion -> discussion.thread().message());

    private final DatabaseClient database;

    DiscussionStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String POSTS_ABOVE = """
            select group_id, message, channel_id, channel_username, channel_type, post
              from discussion
              join unnest(:groups::bigint[], :messages::int[]) as asked (group_id, message) using (group_id, message)
            """;

    /** Those that are known. */
    Mono<Map<DiscussionThread, Post>> postsAbove(Collection<DiscussionThread> threads) {
        if (threads.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<DiscussionThread> asked = new ArrayList<>(threads);
        return database.sql(POSTS_ABOVE)
                .bind("groups", asked.stream().map(DiscussionThread::group).toArray(Long[]::new))
                .bind("messages", asked.stream().map(DiscussionThread::message).toArray(Integer[]::new))
                .map(DiscussionStore::discussion)
                .all()
                .collectMap(Discussion::thread, Discussion::post);
    }

    private static final String LEARN = """
            insert into discussion (group_id, message, channel_id, channel_username, channel_type, post)
            select group_id, message, channel_id, channel_username, channel_type, post
              from unnest(:groups::bigint[], :messages::int[], :channels::bigint[], :usernames::text[],
                          :types::text[], :posts::int[])
                   as learned (group_id, message, channel_id, channel_username, channel_type, post)
            on conflict (group_id, message) do nothing
            """;

    /** Belongs to the caller's transaction. */
    Mono<Void> add(List<Discussion> discussions) {
        if (discussions.isEmpty()) {
            return Mono.empty();
        }
        List<Discussion> learned = discussions.stream().sorted(ORDER).toList();
        return database.sql(LEARN)
                .bind("groups", each(learned, one -> one.thread().group(), Long[]::new))
                .bind("messages", each(learned, one -> one.thread().message(), Integer[]::new))
                .bind("channels", each(learned, one -> one.post().chat().id(), Long[]::new))
                .bind("usernames", each(learned, one -> one.post().chat().username(), String[]::new))
                .bind("types", each(learned, one -> one.post().chat().type(), String[]::new))
                .bind("posts", each(learned, one -> one.post().message(), Integer[]::new))
                .then();
    }

    private static final String FORGET =
            "delete from discussion where learned_at < now() - make_interval(secs => :age)";

    /** Forgets those below posts on which hardly anybody comments any more; how many it were. */
    public Mono<Long> forgetOlderThan(Duration age) {
        return database.sql(FORGET)
                .bind("age", (double) age.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    private static <T extends @Nullable Object> T[] each(
            List<Discussion> discussions, Function<Discussion, T> part, IntFunction<T[]> array) {
        return discussions.stream().map(part).toArray(array);
    }

    private static Discussion discussion(Readable row) {
        Chat channel = new Chat(
                Column.of(row, "channel_id", Long.class),
                row.get("channel_username", String.class),
                Column.of(row, "channel_type", String.class));
        return new Discussion(
                new DiscussionThread(Column.of(row, "group_id", Long.class), Column.of(row, "message", Integer.class)),
                Post.in(channel, Column.of(row, "post", Integer.class)));
    }
}
