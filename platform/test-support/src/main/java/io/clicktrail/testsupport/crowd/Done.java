package io.clicktrail.testsupport.crowd;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.clicktrail.event.Chat;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Post;
import io.clicktrail.event.ReactionEvent.CommentPosted;
import io.clicktrail.event.ReactionEvent.PollAnswered;
import io.clicktrail.event.ReactionEvent.ReactionChanged;
import io.clicktrail.event.TelegramEvent.BotBlocked;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/**
 * Somebody did something, took it back, or asked to be let in.
 *
 * @param thing the same for what begins and ends the same
 * @param places the names by which an offer may ask for it
 * @param requested whether somebody let them in who had asked
 */
record Done(
        EventId event,
        Instant at,
        long user,
        Kind kind,
        Goal goal,
        String thing,
        Set<String> places,
        boolean premium,
        boolean requested) {

    enum Kind {
        BEGUN,
        ENDED,
        ASKED
    }

    /** Nothing where nothing is begun or ended: another reaction in place of one that was there. */
    static Optional<Done> of(TrackingEvent event) {
        return switch (event) {
            case ChatJoined join -> {
                boolean requested = Boolean.TRUE.equals(join.requested());
                yield Optional.of(inChat(join, join.user(), Kind.BEGUN, join.chat(), requested));
            }
            case ChatLeft leave -> Optional.of(inChat(leave, leave.user(), Kind.ENDED, leave.chat(), false));
            case JoinRequested asked -> Optional.of(inChat(asked, asked.user(), Kind.ASKED, asked.chat(), false));
            case ReactionChanged reaction when reaction.user() != null -> of(reaction, reaction.user());
            case CommentPosted comment ->
                Optional.of(toPost(comment, comment.user(), Kind.BEGUN, Goal.COMMENT, comment.post()));
            case PollAnswered vote when vote.user() != null -> Optional.of(of(vote, vote.user()));
            case BotStarted start -> Optional.of(withBot(start, start.user(), Kind.BEGUN, start.bot()));
            case BotBlocked blocked ->
                Optional.of(withBot(
                        blocked, blocked.user(), Kind.ENDED, blocked.update().bot()));
            default -> Optional.empty();
        };
    }

    static Done share(EventId event, Instant at, long user, String offer) {
        return new Done(event, at, user, Kind.BEGUN, Goal.SHARE, "share of " + offer, Set.of(), false, false);
    }

    private static Optional<Done> of(ReactionChanged reaction, TelegramUser user) {
        return switch (reaction.change()) {
            case ADDED -> Optional.of(toPost(reaction, user, Kind.BEGUN, Goal.REACTION, reaction.post()));
            case REMOVED -> Optional.of(toPost(reaction, user, Kind.ENDED, Goal.REACTION, reaction.post()));
            case CHANGED -> Optional.empty();
        };
    }

    private static Done of(PollAnswered vote, TelegramUser user) {
        Kind kind = vote.options().isEmpty() ? Kind.ENDED : Kind.BEGUN;
        Set<String> places = Set.of("poll:" + vote.poll(), "@" + vote.update().bot());
        return done(vote, user, kind, Goal.POLL_VOTE, "vote in " + vote.poll(), places, false);
    }

    private static Done inChat(TrackingEvent event, TelegramUser user, Kind kind, Chat chat, boolean requested) {
        return done(event, user, kind, Goal.JOIN_CHANNEL, "member of " + chat.id(), namesOf(chat), requested);
    }

    private static Done toPost(TrackingEvent event, TelegramUser user, Kind kind, Goal goal, Post post) {
        Set<String> places = new TreeSet<>(namesOf(post.chat()));
        namesOf(post.chat()).forEach(name -> places.add(name + "/" + post.message()));
        String thing = goal.wireName() + " to " + post.chat().id() + "/" + post.message();
        return done(event, user, kind, goal, thing, places, false);
    }

    private static Done withBot(TrackingEvent event, TelegramUser user, Kind kind, String bot) {
        return done(event, user, kind, Goal.BOT_START, "start of " + bot, Set.of("@" + bot), false);
    }

    private static Done done(
            TrackingEvent event,
            TelegramUser user,
            Kind kind,
            Goal goal,
            String thing,
            Set<String> places,
            boolean requested) {
        return new Done(
                event.id(), event.occurredAt(), user.id(), kind, goal, thing, places, user.premium(), requested);
    }

    private static Set<String> namesOf(Chat chat) {
        String id = Long.toString(chat.id());
        return chat.username() == null
                ? Set.of(id)
                : Set.of(id, "@" + chat.username().toLowerCase(Locale.ROOT));
    }

    boolean isFor(Terms offer) {
        boolean there = goal == Goal.SHARE ? thing.equals("share of " + offer.slug()) : places.contains(offer.place());
        return goal == offer.goal() && there;
    }

    /** Of what is done for one offer at the same place one is paid: in one chat, to one message, with one bot or poll. */
    String placeFor(Terms offer) {
        String target = thing.substring(thing.lastIndexOf(' ') + 1);
        return switch (goal) {
            case JOIN_CHANNEL -> target;
            case REACTION, COMMENT -> offer.place().contains("/") ? target : target.substring(0, target.indexOf('/'));
            default -> offer.place();
        };
    }
}
