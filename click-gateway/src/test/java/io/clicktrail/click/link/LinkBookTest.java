package io.clicktrail.click.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.LinkId;
import io.clicktrail.http.page.Cursor;

import static org.assertj.core.api.Assertions.assertThat;

class LinkBookTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Cursor NEWEST = Cursor.parse(null);

    private final Map<String, LinkChanged> topic = new ConcurrentHashMap<>();
    private final LinkBook links = new LinkBook(topic::get, topic::values);

    @Test
    void whatIsWrittenIsKnownBeforeTheTopicSaysIt() {
        links.wrote(change("tiktok_1", 0, Link.Status.ACTIVE));

        assertThat(links.find("tiktok_1")).isNotNull();
        assertThat(links.find("tiktok_2")).isNull();
        assertThat(links.page(NEWEST, 50)).hasSize(1);
    }

    @Test
    void theNewerOfBothHolds() {
        links.wrote(change("tiktok_1", 5, Link.Status.PAUSED));
        hear(change("tiktok_1", 0, Link.Status.ACTIVE));
        assertThat(status("tiktok_1")).isEqualTo(Link.Status.PAUSED);

        hear(change("tiktok_1", 9, Link.Status.ACTIVE));

        assertThat(status("tiktok_1")).isEqualTo(Link.Status.ACTIVE);
        assertThat(links.page(NEWEST, 50))
                .singleElement()
                .extracting(Link::status)
                .isEqualTo(Link.Status.ACTIVE);
    }

    @Test
    void pagesGoFromTheNewestToTheOldestAndMissNothing() {
        IntStream.range(0, 25).forEach(i -> hear(change("tiktok_" + i, i / 2, Link.Status.ACTIVE)));
        List<String> seen = new ArrayList<>();
        Cursor after = NEWEST;
        for (List<Link> page = links.page(after, 10); !page.isEmpty(); page = links.page(after, 10)) {
            page.forEach(link -> seen.add(link.id().value()));
            after = LinkBook.cursorOf(page.getLast());
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(25)
                .startsWith("tiktok_24")
                .endsWith("tiktok_0");
    }

    private void hear(LinkChanged change) {
        topic.put(change.partitionKey(), change);
    }

    private Link.@Nullable Status status(String id) {
        Link link = links.find(id);
        return link == null ? null : link.status();
    }

    private static LinkChanged change(String id, int second, Link.Status status) {
        Instant at = NOON.plusSeconds(second);
        return new LinkChanged(
                EventId.of(at, 1, 1),
                at,
                new Link(new LinkId(id), "spring", Map.of(), null, "https://t.me/a", null, null, status, at));
    }
}
