package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.clicktrail.event.ClickId;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

/**
 * The facts about some people, as they were heard.
 *
 * @param starts of all clicks that these people started, by whomever
 */
public record Facts(
        Collection<Start> starts, Collection<Click> clicks, Collection<Join> joins, Collection<Leave> leaves) {

    /** The same, person by person. Only those who joined something: nobody else can be credited. */
    public List<PersonFacts> byPerson() {
        Map<Long, Set<StartedClick>> clicksOf = clicksByStarter();
        Map<Long, List<Leave>> leavesOf = leaves.stream().collect(groupingBy(Leave::user));
        Map<Long, List<Join>> joinsOf =
                joins.stream().collect(groupingBy(Join::user, TreeMap::new, Collectors.toList()));
        return joinsOf.entrySet().stream()
                .map(of -> PersonFacts.of(
                        of.getKey(),
                        clicksOf.getOrDefault(of.getKey(), Set.of()),
                        of.getValue(),
                        leavesOf.getOrDefault(of.getKey(), List.of())))
                .toList();
    }

    private Map<Long, Set<StartedClick>> clicksByStarter() {
        Map<ClickId, Click> known = clicks.stream().collect(toMap(Click::id, Function.identity()));
        Set<Start> bindings = bindings();
        Set<StartedBy> owned = bindings.stream().map(StartedBy::of).collect(Collectors.toSet());
        return starts.stream()
                .map(StartedBy::of)
                .collect(groupingBy(
                        StartedBy::user,
                        mapping(
                                by -> new StartedClick(by.click(), known.get(by.click()), owned.contains(by)),
                                toCollection(LinkedHashSet::new))));
    }

    /** The first start of each click: the click belongs to whoever made it. */
    private Set<Start> bindings() {
        return Set.copyOf(starts.stream()
                .collect(toMap(Start::click, Function.identity(), BinaryOperator.minBy(Fact.ORDER)))
                .values());
    }

    private record StartedBy(ClickId click, long user) {

        static StartedBy of(Start start) {
            return new StartedBy(start.click(), start.user());
        }
    }
}
