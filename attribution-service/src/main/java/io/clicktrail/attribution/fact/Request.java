package io.clicktrail.attribution.fact;

import java.time.Instant;

import io.clicktrail.event.EventId;

/** A user asked to be let into a chat. Whatever brought them there came before, however long somebody thinks about it. */
public record Request(EventId event, Instant at, long user, long chat) implements Fact {}
