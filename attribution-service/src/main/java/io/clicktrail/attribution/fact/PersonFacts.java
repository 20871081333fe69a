package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

import static java.util.stream.Collectors.groupingBy;

/**
 * All that may decide whose clicks brought one person to what they did. Leaves in the order of the world.
 *
 * @param shareClicks on what this person shared, of each offer
 */
public record PersonFacts(
        long user,
        List<StartedClick> clicks,
        List<Join> joins,
        Map<OfferId, List<ShareClick>> shareClicks,
        List<Leave> leaves) {

    static PersonFacts of(
            long user,
            Collection<StartedClick> clicks,
            Collection<Join> joins,
            Collection<ShareClick> shareClicks,
            Collection<Leave> leaves) {
        return new PersonFacts(
                user,
                List.copyOf(clicks),
                List.copyOf(joins),
                shareClicks.stream().collect(groupingBy(ShareClick::offer)),
                leaves.stream().sorted(Fact.ORDER).toList());
    }

    /** All that the person did, in the order of the world. What these offers do not ask for was not shared. */
    public List<Action> actions(Collection<Offer> offers) {
        Stream<Share> shares = offers.stream()
                .filter(offer -> offer.goal() == Goal.SHARE)
                .flatMap(offer -> Share.of(user, offer, shareClicks.getOrDefault(offer.id(), List.of())).stream());
        return Stream.<Action>concat(joins.stream(), shares).sorted(Fact.ORDER).toList();
    }

    /** The end of the membership that began with this join. */
    public Optional<Leave> leaveAfter(Join join) {
        return leaves.stream()
                .filter(leave -> leave.chat() == join.chat().id() && Fact.ORDER.compare(leave, join) > 0)
                .findFirst();
    }
}
