package io.clicktrail.click.link;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Link;

/**
 * Some of the links, newest first.
 *
 * @param nextCursor asks for those that follow; absent on the last page
 */
record LinkPage(List<LinkView> items, @Nullable String nextCursor) {

    static final int SIZE = 50;

    /** @param found one more than a page holds, where there are more */
    static LinkPage of(List<Link> found, String publicBaseUrl) {
        List<Link> shown = found.subList(0, Math.min(found.size(), SIZE));
        return new LinkPage(
                shown.stream().map(link -> LinkView.of(link, publicBaseUrl)).toList(),
                found.size() > SIZE ? Cursor.of(shown.getLast()).encode() : null);
    }
}
