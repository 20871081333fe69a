package io.clicktrail.attribution.fact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.offer.Place;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Post;

/**
 * What somebody did something to: a message of a chat, or something of a bot.
 *
 * @param bot user name in small letters without the @, of a Mini App the number of its bot; absent for what is done in chats
 * @param chat absent for what is done with a bot
 * @param message absent for what is done with a bot
 * @param subject the poll, the payment, the content; empty where the rest says it all
 */
public record Target(
        Goal goal,
        @Nullable String bot,
        @Nullable Chat chat,
        @Nullable Integer message,
        String subject) {

    static Target message(Goal goal, Post post) {
        return new Target(goal, null, post.chat(), post.message(), "");
    }

    static Target bot(Goal goal, String bot, String subject) {
        return new Target(goal, bot.toLowerCase(Locale.ROOT), null, null, subject);
    }

    /** The names by which an offer may know it; that of a chat names every message there. */
    public Set<String> names(Moves moves) {
        return (chat == null ? namesOfBot() : namesOfMessage(chat, moves)).collect(Collectors.toSet());
    }

    /** What is the same thing has the same key, whatever its chat is called. */
    List<Object> key(Moves moves) {
        return List.of(
                goal,
                bot == null ? "" : bot,
                chat == null ? 0L : moves.originOf(chat.id()),
                message == null ? 0 : message,
                subject);
    }

    private Stream<String> namesOfBot() {
        String name = nameOfBot();
        return goal == Goal.POLL_VOTE ? Stream.of(name, Place.ofPoll(subject).name()) : Stream.of(name);
    }

    /** As offers spell it. */
    public String nameOfBot() {
        String known = bot == null ? "" : bot;
        return goal == Goal.MINIAPP_START ? known : "@" + known;
    }

    private Stream<String> namesOfMessage(Chat chat, Moves moves) {
        return moves.namesOf(chat).stream()
                .flatMap(name -> message == null ? Stream.of(name) : Stream.of(name, name + "/" + message));
    }
}
