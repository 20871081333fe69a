package io.clicktrail.crm.sale;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.team.Teams;
import io.clicktrail.event.TeamId;

/** Who hears of a sale: the chats for all sales, and the chat of the team. */
public final class SaleChats {

    private final List<String> forAll;
    private final Map<TeamId, String> byTeam;
    private final Teams teams;

    public SaleChats(List<String> forAll, Map<TeamId, String> byTeam, Teams teams) {
        this.forAll = List.copyOf(forAll);
        this.byTeam = Map.copyOf(byTeam);
        this.teams = teams;
    }

    List<String> of(@Nullable String team) {
        return Stream.concat(forAll.stream(), Stream.ofNullable(chatOf(team)))
                .distinct()
                .toList();
    }

    private @Nullable String chatOf(@Nullable String team) {
        return Stream.ofNullable(team)
                .flatMap(name -> teams.named(name).stream())
                .flatMap(known -> Optional.ofNullable(byTeam.get(known.id())).stream())
                .findFirst()
                .orElse(null);
    }
}
