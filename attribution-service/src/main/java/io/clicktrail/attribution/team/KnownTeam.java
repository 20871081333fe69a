package io.clicktrail.attribution.team;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.clicktrail.event.Team;

/** A team, and since when there has been one of its slug. */
record KnownTeam(@JsonUnwrapped Team team, Instant createdAt) {}
