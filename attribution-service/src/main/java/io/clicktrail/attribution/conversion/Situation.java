package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.clicktrail.attribution.decision.ActionStatus;
import io.clicktrail.attribution.decision.Past;
import io.clicktrail.attribution.decision.Plan;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.attribution.fact.Facts;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.event.EventId;

import static java.util.stream.Collectors.groupingBy;

/**
 * All that is known of some people when something is to be decided about them.
 *
 * @param standings the newest revision of each of their conversions
 * @param statuses of their actions
 */
record Situation(Facts facts, Promotions promotions, List<Standing> standings, Map<EventId, ActionStatus> statuses) {

    Plan plan(Instant now) {
        Map<Long, List<Standing>> standingsOf =
                standings.stream().collect(groupingBy(each -> each.conversion().user()));
        List<Plan.Case> cases = facts.byPerson().stream()
                .map(person -> new Plan.Case(person, pastOf(person, standingsOf)))
                .toList();
        return Plan.of(cases, promotions.payers(), now);
    }

    private Past pastOf(PersonFacts person, Map<Long, List<Standing>> standingsOf) {
        return new Past(standingsOf.getOrDefault(person.user(), List.of()), statuses);
    }
}
