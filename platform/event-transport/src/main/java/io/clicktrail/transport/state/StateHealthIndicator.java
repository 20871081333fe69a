package io.clicktrail.transport.state;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@code OUT_OF_SERVICE} until every open state is ready, from a snapshot or from Kafka. Fit for readiness: it does not
 * turn back when Kafka goes away.
 */
final class StateHealthIndicator implements HealthIndicator {

    private final CompactedStates states;

    StateHealthIndicator(CompactedStates states) {
        this.states = states;
    }

    @Override
    public Health health() {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean ready = true;
        for (StateFollower<?> follower : states.followers()) {
            ready &= follower.state().ready();
            details.put(follower.topic(), details(follower));
        }
        return Health.status(ready ? Status.UP : Status.OUT_OF_SERVICE)
                .withDetails(details)
                .build();
    }

    private static Map<String, Object> details(StateFollower<?> follower) {
        return Map.of(
                "entries", follower.state().all().size(),
                "ready", follower.state().ready(),
                "caught_up", follower.caughtUp());
    }
}
