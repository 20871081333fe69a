package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.clicktrail.event.ClickId;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

/**
 * What partners tell, and of whom: of the user they name; or of whoever was the first to start the click they name; or,
 * where they name it by its network's id, of whoever was the first to start the newest of those clicks that were
 * accepted before, and that somebody has started.
 */
public record Reports(Collection<ActionReport> told, Collection<Withdrawal> withdrawn) {

    /**
     * What was done by everybody who may be meant.
     *
     * @param clicks all that somebody has started and that may be named
     * @param starts all of all clicks that may be named
     */
    public List<Reported> about(Collection<Click> clicks, Collection<Start> starts) {
        return told.stream().flatMap(report -> about(report, clicks, starts)).toList();
    }

    private Stream<Reported> about(ActionReport report, Collection<Click> clicks, Collection<Start> starts) {
        List<Withdrawal> withdrawals =
                withdrawn.stream().filter(report::isMeantBy).toList();
        Long named = report.user();
        if (named != null) {
            return Stream.of(Reported.of(report, named, true, withdrawals));
        }
        Set<ClickId> started = starts.stream().map(Start::click).collect(toSet());
        Optional<ClickId> meant = clickOf(report, clicks, started);
        Set<ClickId> mayBeMeant = mayBeNamed(report, clicks);
        Optional<Long> owner = meant.flatMap(click -> ownerOf(click, starts));
        return starts.stream()
                .filter(start -> mayBeMeant.contains(start.click()))
                .map(Start::user)
                .collect(toCollection(LinkedHashSet::new))
                .stream()
                .map(user ->
                        Reported.of(report, user, owner.filter(user::equals).isPresent(), withdrawals));
    }

    private static Set<ClickId> mayBeNamed(ActionReport report, Collection<Click> clicks) {
        ClickId named = report.click();
        return named != null
                ? Set.of(named)
                : clicks.stream().filter(report::mayName).map(Click::id).collect(toSet());
    }

    private static Optional<ClickId> clickOf(ActionReport report, Collection<Click> clicks, Set<ClickId> started) {
        ClickId named = report.click();
        return named != null
                ? Optional.of(named)
                : clicks.stream()
                        .filter(click -> started.contains(click.id()))
                        .filter(report::mayName)
                        .max(Fact.ORDER)
                        .map(Click::id);
    }

    private static Optional<Long> ownerOf(ClickId click, Collection<Start> starts) {
        return starts.stream()
                .filter(start -> start.click().equals(click))
                .min(Fact.ORDER)
                .map(Start::user);
    }
}
