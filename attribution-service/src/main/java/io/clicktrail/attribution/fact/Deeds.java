package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.clicktrail.event.OfferId;

/**
 * What people did that may be owed to clicks.
 *
 * @param shareClicks on what they have shared, the first of each visitor
 * @param reported by partners
 */
public record Deeds(
        Collection<Join> joins,
        Collection<Deed> others,
        Collection<ShareClick> shareClicks,
        Collection<Reported> reported) {

    static final Deeds NONE = new Deeds(List.of(), List.of(), List.of(), List.of());

    public boolean isEmpty() {
        return joins.isEmpty() && others.isEmpty() && shareClicks.isEmpty() && reported.isEmpty();
    }

    public Set<Long> users() {
        return Stream.of(
                        joins.stream().map(Join::user),
                        others.stream().map(Deed::user),
                        shareClicks.stream().map(ShareClick::user),
                        reported.stream().map(Reported::user))
                .flatMap(users -> users)
                .collect(Collectors.toSet());
    }

    /** That were shared, or that partners name. */
    public Set<OfferId> offers() {
        return Stream.concat(
                        shareClicks.stream().map(ShareClick::offer),
                        reported.stream().map(Reported::offer))
                .collect(Collectors.toSet());
    }

    /** The links by which people came. */
    Set<Invite> invites() {
        return joins.stream()
                .map(Join::invite)
                .filter(invite -> !invite.equals(Invite.UNKNOWN))
                .collect(Collectors.toSet());
    }

    /** Chats in which something was done. */
    Set<Long> chats() {
        return Stream.concat(
                        joins.stream().map(join -> join.chat().id()),
                        others.stream().map(deed -> deed.chat().id()))
                .collect(Collectors.toSet());
    }
}
