package io.clicktrail.click.redirect;

import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;

/** Somebody who has come, with the identities that the gateway gives to that. */
record Visit(EventId event, ClickId click, Arrival arrival) {}
