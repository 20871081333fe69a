package io.clicktrail.crm.sale;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.team.Team;
import io.clicktrail.crm.team.TeamMatcher;

/** Who hears of a sale: the chats for all sales, and the chat of the team. */
public final class SaleChats {

    private final List<String> forAll;
    private final TeamMatcher teams;

    public SaleChats(List<String> forAll, TeamMatcher teams) {
        this.forAll = List.copyOf(forAll);
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
                .map(Team::chat)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
