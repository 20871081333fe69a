package io.clicktrail.attribution.fact;

import java.time.Instant;

import io.clicktrail.event.EventId;

/** A user's membership in a chat ended. */
public record Leave(EventId event, Instant at, long user, long chat) implements Fact {}
