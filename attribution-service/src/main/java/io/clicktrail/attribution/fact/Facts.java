package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

import io.clicktrail.event.ClickId;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/**
 * The facts about some people, as they were heard.
 *
 * @param starts of all clicks that these people started, by whomever
 */
public record Facts(Collection<Start> starts, Collection<Click> clicks, Deeds deeds, Course course) {

    /** The names of all places where something was done, as offers may spell them. */
    public Set<String> places() {
        return Stream.concat(
                        deeds.joins().stream().map(join -> course.moves().namesOf(join.chat())),
                        deeds.others().stream().map(deed -> deed.target().names(course.moves())))
                .flatMap(Set::stream)
                .collect(toSet());
    }

    /** The same, person by person. Only those who did something: nobody else can be credited. */
    public List<PersonFacts> byPerson() {
        Map<Long, Set<StartedClick>> clicksOf = clicksByStarter();
        Map<Long, List<Join>> joinsOf = deeds.joins().stream().collect(groupingBy(Join::user));
        Map<Long, List<Deed>> deedsOf = deeds.others().stream().collect(groupingBy(Deed::user));
        Map<Long, List<Reported>> reportedOf = deeds.reported().stream().collect(groupingBy(Reported::user));
        Map<Long, List<ShareClick>> shareClicksOf = deeds.shareClicks().stream().collect(groupingBy(ShareClick::user));
        return deeds.users().stream()
                .sorted()
                .map(user -> PersonFacts.of(
                        user,
                        clicksOf.getOrDefault(user, Set.of()),
                        joinsOf.getOrDefault(user, List.of()),
                        deedsOf.getOrDefault(user, List.of()),
                        reportedOf.getOrDefault(user, List.of()),
                        shareClicksOf.getOrDefault(user, List.of()),
                        course))
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
