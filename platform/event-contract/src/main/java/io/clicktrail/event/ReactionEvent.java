package io.clicktrail.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What people do with messages and polls. Topic {@code reactions}, written by bot-gateway. */
public sealed interface ReactionEvent extends TrackingEvent {

    /** By which update it was told. */
    UpdateRef update();

    @Override
    default Topic topic() {
        return Topic.REACTIONS;
    }

    /** Done by one user whom Telegram named. */
    sealed interface UserReaction extends ReactionEvent {

        TelegramUser user();

        @Override
        default String partitionKey() {
            return Long.toString(user().id());
        }
    }

    /** Done by a user, or by a chat in whose name somebody acted: exactly one of the two is present. */
    sealed interface SomebodysReaction extends ReactionEvent {

        @Nullable
        TelegramUser user();

        /** Nobody can be credited for it. */
        @Nullable
        Chat actor();

        @Override
        default String partitionKey() {
            TelegramUser user = user();
            Chat actor = actor();
            if (user != null) {
                return Long.toString(user.id());
            }
            return actor == null ? update().bot() : Long.toString(actor.id());
        }
    }

    /**
     * Somebody's reactions to a message are others than before. Each is an emoji, {@code custom:<id>} or {@code paid}.
     *
     * @param actor the channel or group in whose name it was done; exactly one of user and actor is present
     * @param added those that are new
     * @param removed those that are gone
     * @param standing all that he has on this message now
     */
    @EventType("reaction.changed.v1")
    record ReactionChanged(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            @Nullable TelegramUser user,
            @Nullable Chat actor,
            Post post,
            Change change,
            List<String> added,
            List<String> removed,
            List<String> standing)
            implements SomebodysReaction {}

    /** How reactions changed. */
    enum Change {
        /** Some more, none less. */
        ADDED,
        /** Some for others. */
        CHANGED,
        /** Some less, none more. */
        REMOVED
    }

    /**
     * How many reactions a message has where Telegram names nobody: in channels and on their posts in the discussion
     * group. Late by up to minutes.
     *
     * @param totals by reaction, named as in reaction.changed
     */
    @EventType("reaction.totals.v1")
    record ReactionTotals(EventId id, Instant occurredAt, UpdateRef update, Post post, Map<String, Integer> totals)
            implements ReactionEvent {

        @Override
        public String partitionKey() {
            return Long.toString(post.chat().id());
        }
    }

    /**
     * The user commented on a channel's post, in its discussion group.
     *
     * @param comment where the comment stands
     * @param post the post of the channel
     * @param length of the text in characters; 0 for a sticker, a picture and the like
     */
    @EventType("comment.posted.v1")
    record CommentPosted(
            EventId id, Instant occurredAt, UpdateRef update, TelegramUser user, Post comment, Post post, int length)
            implements UserReaction {}

    /**
     * The user changed his comment.
     *
     * @param comment where the comment stands
     * @param post the post of the channel
     * @param length of the text in characters, as it is now
     */
    @EventType("comment.edited.v1")
    record CommentEdited(
            EventId id, Instant occurredAt, UpdateRef update, TelegramUser user, Post comment, Post post, int length)
            implements UserReaction {}

    /**
     * Somebody voted in a poll that the bot sent, or took the vote back.
     *
     * @param actor the chat in whose name it was done; exactly one of user and actor is present
     * @param options all that are chosen now, counted from 0; none: the vote was taken back
     */
    @EventType("poll.answered.v1")
    record PollAnswered(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            @Nullable TelegramUser user,
            @Nullable Chat actor,
            String poll,
            List<Integer> options)
            implements SomebodysReaction {}

    /**
     * How a poll that the bot sent stands.
     *
     * @param votes of each option, in their order
     * @param voters how many people voted
     * @param closed whether nobody can vote any more
     */
    @EventType("poll.totals.v1")
    record PollTotals(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            String poll,
            List<Integer> votes,
            int voters,
            boolean closed)
            implements ReactionEvent {

        @Override
        public String partitionKey() {
            return poll;
        }
    }

    /**
     * The user pressed a button under a message of the bot.
     *
     * @param callback by which the press can be answered
     * @param post the message, where it is still known
     * @param inlineMessage the message, where it was sent through the bot into a chat that the bot does not see
     * @param data what the bot wrote on the button
     */
    @EventType("button.pressed.v1")
    record ButtonPressed(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            TelegramUser user,
            String callback,
            @Nullable Post post,
            @Nullable String inlineMessage,
            @Nullable String data)
            implements UserReaction {}

    /**
     * The user forwarded a channel's post to the bot, or into a group that the bot is in. Other forwards nobody sees.
     *
     * @param post the original
     * @param into where it was forwarded to
     */
    @EventType("post.forwarded.v1")
    record PostForwarded(EventId id, Instant occurredAt, UpdateRef update, TelegramUser user, Post post, Chat into)
            implements UserReaction {}

    /**
     * The user sent something through the bot's inline mode into a chat of his own.
     *
     * @param result the bot's name of what was sent
     * @param inlineMessage present where the message has buttons
     */
    @EventType("inline_result.sent.v1")
    record InlineResultSent(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            TelegramUser user,
            String result,
            @Nullable String inlineMessage)
            implements UserReaction {}

    /**
     * A chat got a boost, or one was prolonged.
     *
     * @param user who boosts; absent where a giveaway's winner is not known yet
     * @param boost Telegram's name of the boost, the same when it is removed
     */
    @EventType("chat.boosted.v1")
    record ChatBoosted(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            @Nullable TelegramUser user,
            Chat chat,
            String boost,
            BoostSource source,
            Instant until)
            implements ReactionEvent {

        @Override
        public String partitionKey() {
            return Long.toString(chat.id());
        }
    }

    /** A boost is gone before or at its end. */
    @EventType("chat.boost_removed.v1")
    record BoostRemoved(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            @Nullable TelegramUser user,
            Chat chat,
            String boost,
            BoostSource source)
            implements ReactionEvent {

        @Override
        public String partitionKey() {
            return Long.toString(chat.id());
        }
    }

    /** Where a boost comes from: the user's own Premium, a gift of Premium by code, a giveaway of Premium or Stars. */
    enum BoostSource {
        PREMIUM,
        GIFT_CODE,
        GIVEAWAY
    }

    /** A channel that the bot administers has a new post. */
    @EventType("post.published.v1")
    record PostPublished(EventId id, Instant occurredAt, UpdateRef update, Post post) implements ReactionEvent {

        @Override
        public String partitionKey() {
            return Long.toString(post.chat().id());
        }
    }
}
