package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All that may decide whose clicks brought one person to which places. Joins and leaves in the order of the world. */
public record PersonFacts(long user, List<StartedClick> clicks, List<Join> joins, List<Leave> leaves) {

    static PersonFacts of(
            long user, Collection<StartedClick> clicks, Collection<Join> joins, Collection<Leave> leaves) {
        return new PersonFacts(
                user,
                List.copyOf(clicks),
                joins.stream().sorted(Fact.ORDER).toList(),
                leaves.stream().sorted(Fact.ORDER).toList());
    }

    /** The end of the membership that began with this join. */
    public Optional<Leave> leaveAfter(Join join) {
        return leaves.stream()
                .filter(leave -> leave.chat() == join.chat().id() && Fact.ORDER.compare(leave, join) > 0)
                .findFirst();
    }
}
