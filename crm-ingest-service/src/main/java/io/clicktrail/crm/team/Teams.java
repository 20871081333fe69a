package io.clicktrail.crm.team;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Team;
import io.clicktrail.event.TeamMatch;
import io.clicktrail.event.TeamMatcher;
import io.clicktrail.transport.NotReadyException;

import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * The teams there are, as they were last published. Before it is known which these are, every question ends with a
 * {@link NotReadyException}, so that a sale waits and is never taken for nobody's.
 */
public final class Teams {

    private final Supplier<? extends Collection<Team>> newest;
    private volatile @Nullable Roster roster;

    /** @param newest asked at every {@link #refresh()} */
    public Teams(Supplier<? extends Collection<Team>> newest) {
        this.newest = newest;
    }

    private record Roster(TeamMatcher matcher, Map<String, Team> byName) {

        static Roster of(Collection<Team> teams) {
            return new Roster(
                    new TeamMatcher(List.copyOf(teams)),
                    teams.stream().collect(toUnmodifiableMap(Team::nameKey, Function.identity(), (one, _) -> one)));
        }
    }

    /** From now on these are the teams there are. Whoever comes last sees the newest. */
    public synchronized void refresh() {
        roster = Roster.of(newest.get());
    }

    /** @param utm {@code source}, {@code medium} and their like, without the prefix */
    public TeamMatch match(Map<String, String> utm) {
        return known().matcher.match(utm);
    }

    /** The team of that name, in whatever case, also where it is not active any more. */
    public Optional<Team> named(String name) {
        return Optional.ofNullable(known().byName.get(Team.keyOf(name)));
    }

    private Roster known() {
        Roster known = roster;
        if (known == null) {
            throw new NotReadyException("the teams are");
        }
        return known;
    }
}
