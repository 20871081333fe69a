package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

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
public record Facts(Collection<Start> starts, Collection<Click> clicks, Deeds deeds, Collection<Leave> leaves) {

    /** The same, person by person. Only those who did something: nobody else can be credited. */
    public List<PersonFacts> byPerson() {
        Map<Long, Set<StartedClick>> clicksOf = clicksByStarter();
        Map<Long, List<Join>> joinsOf = deeds.joins().stream().collect(groupingBy(Join::user));
        Map<Long, List<ShareClick>> shareClicksOf = deeds.shareClicks().stream().collect(groupingBy(ShareClick::user));
        Map<Long, List<Leave>> leavesOf = leaves.stream().collect(groupingBy(Leave::user));
        return deeds.users().stream()
                .sorted()
                .map(user -> PersonFacts.of(
                        user,
                        clicksOf.getOrDefault(user, Set.of()),
                        joinsOf.getOrDefault(user, List.of()),
                        shareClicksOf.getOrDefault(user, List.of()),
                        leavesOf.getOrDefault(user, List.of())))
                .toList();
    }

    /** All whose tokens this person has sent, also where nothing followed. */
    Set<StartedClick> clicksOf(long user) {
        return clicksByStarter().getOrDefault(user, Set.of());
    }

    private Map<Long, Set<StartedClick>> clicksByStarter() {
        Map<ClickId, Click> known = clicks.stream().collect(toMap(Click::id, Function.identity()));
        Map<ClickId, Start> bindings = bindings();
        return starts.stream()
                .collect(groupingBy(
                        Start::user,
                        mapping(start -> started(start, known, bindings), toCollection(LinkedHashSet::new))));
    }

    private static StartedClick started(Start start, Map<ClickId, Click> known, Map<ClickId, Start> bindings) {
        ClickId click = start.click();
        Start binding = Objects.requireNonNull(bindings.get(click), "what was started has a first start");
        return new StartedClick(click, known.get(click), binding.user() == start.user(), binding.premium());
    }

    /** The first start of each click: the click belongs to whoever made it. */
    private Map<ClickId, Start> bindings() {
        return starts.stream().collect(toMap(Start::click, Function.identity(), BinaryOperator.minBy(Fact.ORDER)));
    }
}
