package io.clicktrail.attribution.fact;

import java.time.Instant;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;

/**
 * A user pressed START with the token of a click.
 *
 * @param premium whether they had Telegram Premium then
 */
public record Start(EventId event, Instant at, long user, ClickId click, boolean premium) implements Fact {}
