package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people did that may be owed to clicks.
 *
 * @param shareClicks on what they have shared, the first of each visitor
 */
public record Deeds(Collection<Join> joins, Collection<ShareClick> shareClicks) {

    public boolean isEmpty() {
        return joins.isEmpty() && shareClicks.isEmpty();
    }

    public Set<Long> users() {
        return Stream.concat(
                        joins.stream().map(Join::user), shareClicks.stream().map(ShareClick::user))
                .collect(Collectors.toSet());
    }
}
