package io.clicktrail.click.link;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.Link;
import io.clicktrail.http.page.Cursor;

/**
 * All links there are. What this gateway has just written is known here at once, before it comes back from Kafka, so that
 * a link works when its maker is told of it.
 */
public final class LinkBook {

    private static final Comparator<Link> NEWEST_FIRST = Comparator.comparing(Link::createdAt)
            .thenComparing(link -> link.id().value())
            .reversed();

    private final Function<String, @Nullable LinkChanged> state;
    private final Supplier<Collection<LinkChanged>> all;
    private final ConcurrentMap<String, LinkChanged> written = new ConcurrentHashMap<>();

    /**
     * @param state the newest of one key, as the topic says
     * @param all the newest of all keys, as the topic says
     */
    public LinkBook(Function<String, @Nullable LinkChanged> state, Supplier<Collection<LinkChanged>> all) {
        this.state = state;
        this.all = all;
    }

    /** The link of that id, or null. */
    public @Nullable Link find(String id) {
        LinkChanged heard = state.apply(id);
        LinkChanged newest = written.isEmpty() ? heard : newest(heard, written.get(id));
        return newest == null ? null : newest.link();
    }

    /** Keeps what has just been made durable, until the topic says it or something newer. */
    void wrote(LinkChanged change) {
        written.entrySet().removeIf(each -> isHeard(each.getKey(), each.getValue()));
        written.put(change.link().id().value(), change);
    }

    /** Those that follow the one the cursor names, newest first. */
    List<Link> page(Cursor after, int size) {
        Map<String, LinkChanged> known = new LinkedHashMap<>();
        all.get().forEach(heard -> known.put(heard.partitionKey(), heard));
        written.forEach((id, ours) -> known.merge(id, ours, LinkBook::newer));
        return known.values().stream()
                .map(LinkChanged::link)
                .filter(link -> follows(link, after))
                .sorted(NEWEST_FIRST)
                .limit(size)
                .toList();
    }

    static Cursor cursorOf(Link link) {
        return Cursor.of(link.createdAt(), link.id().value());
    }

    private static boolean follows(Link link, Cursor after) {
        int order = link.createdAt().compareTo(after.at());
        return order < 0 || order == 0 && link.id().value().compareTo(after.id()) < 0;
    }

    private boolean isHeard(String id, LinkChanged ours) {
        LinkChanged heard = state.apply(id);
        return heard != null && !ours.occurredAt().isAfter(heard.occurredAt());
    }

    private static @Nullable LinkChanged newest(@Nullable LinkChanged heard, @Nullable LinkChanged ours) {
        if (heard == null || ours == null) {
            return heard == null ? ours : heard;
        }
        return newer(heard, ours);
    }

    private static LinkChanged newer(LinkChanged heard, LinkChanged ours) {
        return ours.occurredAt().isAfter(heard.occurredAt()) ? ours : heard;
    }
}
