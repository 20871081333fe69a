package io.clicktrail.event;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What becomes of the chats in which actions are done. Topic {@code places}, written by bot-gateway. */
public sealed interface PlaceEvent extends TrackingEvent {

    @Override
    default Topic topic() {
        return Topic.PLACES;
    }

    /** What Telegram tells of a chat. */
    sealed interface ChatEvent extends PlaceEvent {

        Chat chat();

        @Override
        default String partitionKey() {
            return Long.toString(chat().id());
        }
    }

    /**
     * Somebody made the bot an administrator, took or gave it rights, let it in or threw it out.
     *
     * @param by the user who did it
     * @param rights what the bot may do from now on; none unless it is an administrator
     */
    @EventType("place.rights_changed.v1")
    record BotRightsChanged(
            EventId id,
            Instant occurredAt,
            UpdateRef update,
            Chat chat,
            long by,
            BotStatus status,
            Set<BotRight> rights)
            implements ChatEvent {

        public BotRightsChanged {
            rights = inOrder(rights);
        }
    }

    /**
     * A group became a supergroup and has another id from now on.
     *
     * @param chat as it was
     * @param newId as which it goes on
     */
    @EventType("place.migrated.v1")
    record ChatMigrated(EventId id, Instant occurredAt, UpdateRef update, Chat chat, long newId) implements ChatEvent {}

    /**
     * The bot has looked whether it can see the actions of a goal at a place. It does so when an offer is saved, when its
     * rights there change, and at least once a day.
     *
     * @param place as the offers spell it
     * @param chat what it is; absent where it was not found
     * @param discussion id of the group linked to the channel, where the goal needs it and there is one
     * @param lack what stands in the way; absent: nothing, the actions are seen
     * @param rights those that the bot lacks
     * @param advice what to do about it, in words, by language: {@code ru} and {@code en}
     */
    @EventType("place.checked.v1")
    record PlaceChecked(
            EventId id,
            Instant occurredAt,
            String place,
            Goal goal,
            @Nullable Chat chat,
            @Nullable Long discussion,
            @Nullable Lack lack,
            Set<BotRight> rights,
            Map<String, String> advice)
            implements PlaceEvent {

        public PlaceChecked {
            rights = inOrder(rights);
            advice = Collections.unmodifiableSortedMap(new TreeMap<>(advice));
        }

        @Override
        public String partitionKey() {
            return place;
        }
    }

    /**
     * The bot has made the invite link of an offer that people enter by a link of its own. An offer has one; where the bot
     * had to make another, both are good. Whoever needs it keeps it: it is said once.
     *
     * @param chat id of the chat into which it leads
     * @param name that it has in the chat; no other offer's link has it
     * @param joinRequest whether who follows it has to be let in
     */
    @EventType("chat.invite_link_created.v1")
    record InviteLinkCreated(
            EventId id, Instant occurredAt, OfferId offer, long chat, String link, String name, boolean joinRequest)
            implements PlaceEvent {

        @Override
        public String partitionKey() {
            return offer.value();
        }
    }

    /** What stands in the way of seeing actions; the first of these that is so. */
    enum Lack {
        /** There is no such chat, or the bot may not see it. */
        NOT_FOUND,
        /** A channel where a group is needed, or the other way round. */
        OTHER_KIND,
        /** The channel has no group linked to it. */
        NO_DISCUSSION,
        /** The bot is no administrator. */
        NOT_ADMINISTRATOR,
        /** The bot is an administrator without the rights it needs. */
        RIGHTS
    }

    /** What the bot is in a chat. */
    enum BotStatus {
        ADMINISTRATOR,
        /** Also one who may not write. */
        MEMBER,
        /** Left, thrown out, or never there. */
        OUTSIDE
    }

    /** In order, so that the same rights are always written with the same bytes. */
    private static Set<BotRight> inOrder(Collection<BotRight> rights) {
        Set<BotRight> ordered = EnumSet.noneOf(BotRight.class);
        ordered.addAll(rights);
        return Collections.unmodifiableSet(ordered);
    }
}
