package io.clicktrail.attribution.fact;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.attribution.offer.Place;
import io.clicktrail.event.Chat;

/**
 * Groups that became supergroups, which happens to a group once: each is the same place under either id.
 *
 * @param older the id that a chat had before, by the id it has now
 */
public record Moves(Map<Long, Long> older) {

    public static final Moves NONE = new Moves(Map.of());

    /** The first id of the chat: what was decided before it moved still holds. */
    public long originOf(long chat) {
        return older.getOrDefault(chat, chat);
    }

    boolean same(long one, long other) {
        return originOf(one) == originOf(other);
    }

    /** The names by which an offer may know this chat, whenever it was made. */
    public Set<String> namesOf(Chat chat) {
        long origin = originOf(chat.id());
        Stream<Long> newer = older.entrySet().stream()
                .filter(move -> move.getValue() == origin)
                .map(Map.Entry::getKey);
        Stream<String> ids = Stream.concat(Stream.of(origin), newer).map(String::valueOf);
        return Stream.concat(Place.namesOf(chat).stream(), ids).collect(Collectors.toSet());
    }
}
