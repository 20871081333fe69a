package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.clicktrail.event.ClickId;

import static java.util.stream.Collectors.groupingBy;

/**
 * What partners tell, and of whom: of the user they name; or of whoever was the first to start the click they name; or,
 * where they name it by its network's id, of whoever was the first to start the newest of those clicks that were
 * accepted before, and that somebody has started.
 */
public record Reports(Collection<ActionReport> told, Collection<Withdrawal> withdrawn) {

    /**
     * What was done by everybody who may be meant.
     *
     * @param clicks all that may be named and that somebody has started
     * @param starts all of all clicks that may be named
     */
    public List<Reported> about(Collection<Click> clicks, Collection<Start> starts) {
        Map<ClickId, List<Start>> startsOf = starts.stream().collect(groupingBy(Start::click));
        return told.stream().flatMap(report -> about(report, clicks, startsOf)).toList();
    }

    private Stream<Reported> about(ActionReport report, Collection<Click> clicks, Map<ClickId, List<Start>> startsOf) {
        List<Withdrawal> withdrawals =
                withdrawn.stream().filter(report::isMeantBy).toList();
        Long named = report.user();
        if (named != null) {
            return Stream.of(Reported.of(report, named, true, withdrawals));
        }
        List<List<Start>> startsOfNamed = namedFromTheNewest(report, clicks)
                .map(click -> startsOf.getOrDefault(click, List.of()))
                .filter(some -> !some.isEmpty())
                .toList();
        Optional<Long> meant = startsOfNamed.stream()
                .findFirst()
                .flatMap(some -> some.stream().min(Fact.ORDER))
                .map(Start::user);
        return startsOfNamed.stream()
                .flatMap(List::stream)
                .map(Start::user)
                .distinct()
                .map(user ->
                        Reported.of(report, user, meant.filter(user::equals).isPresent(), withdrawals));
    }

    private static Stream<ClickId> namedFromTheNewest(ActionReport report, Collection<Click> clicks) {
        ClickId named = report.click();
        return named != null
                ? Stream.of(named)
                : clicks.stream()
                        .filter(report::mayName)
                        .sorted(Fact.ORDER.reversed())
                        .map(Click::id);
    }
}
