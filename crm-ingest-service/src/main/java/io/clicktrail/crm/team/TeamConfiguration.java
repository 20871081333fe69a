package io.clicktrail.crm.team;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.clicktrail.event.CatalogueEvent.TeamChanged;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.state.CompactedState;
import io.clicktrail.transport.state.CompactedStates;

/** Follows what attribution-service says of teams. */
@Configuration(proxyBeanMethods = false)
class TeamConfiguration {

    @Bean
    CompactedState<TeamChanged> publishedTeams(CompactedStates states) {
        return states.open(Topic.TEAMS, TeamChanged.class);
    }

    @Bean
    Teams teams(CompactedState<TeamChanged> published) {
        Teams teams =
                new Teams(() -> published.all().stream().map(TeamChanged::team).toList());
        published.onChange(teams::refresh);
        if (published.ready()) {
            teams.refresh();
        }
        return teams;
    }
}
