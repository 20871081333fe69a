package io.clicktrail.click.redirect;

import java.time.Instant;

import io.clicktrail.click.visitor.Agent;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;

/** What the gateway adds to a request: identities, the moment, and who seems to be there. */
record Visit(EventId event, ClickId click, Instant at, String visitor, Agent agent) {}
