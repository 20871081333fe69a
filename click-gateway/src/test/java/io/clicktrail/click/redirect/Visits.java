package io.clicktrail.click.redirect;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.visitor.Agent;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Visitor;
import io.clicktrail.event.Visitor.Standing;

/** Visits for tests: a person who comes at noon of a Saturday in Moscow, and what may differ from it. */
record Visits(
        Instant at,
        Agent agent,
        Standing standing,
        @Nullable String country) {

    static final Instant SATURDAY_NOON_IN_MOSCOW = Instant.parse("2026-11-21T09:00:00Z");
    static final ClickId TOKEN = ClickId.of(SATURDAY_NOON_IN_MOSCOW, new byte[ClickId.RANDOM_BYTES]);

    static Visits aVisit() {
        return new Visits(SATURDAY_NOON_IN_MOSCOW, new Agent.Person(), Standing.FIRST, null);
    }

    Visits by(Agent other) {
        return new Visits(at, other, standing, country);
    }

    /** With the same click. */
    Visits after(Duration pause) {
        return new Visits(at.plus(pause), agent, standing, country);
    }

    Visits from(String other) {
        return new Visits(at, agent, standing, other);
    }

    Visits again() {
        return new Visits(at, agent, Standing.REPEAT, country);
    }

    Visits unknown() {
        return new Visits(at, agent, Standing.UNKNOWN, country);
    }

    Arrival arrival() {
        return new Arrival(
                at,
                new Visitor("visitor", standing, "Mozilla/5.0", "ru", null, country, agent.rule(), null),
                agent,
                null);
    }

    Visit now() {
        return new Visit(EventId.of(at, 1, 2), TOKEN, arrival());
    }
}
