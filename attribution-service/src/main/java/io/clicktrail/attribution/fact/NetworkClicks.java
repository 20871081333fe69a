package io.clicktrail.attribution.fact;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickOutcome;

/** Clicks as networks name them: a network may send somebody several times under one id. */
public final class NetworkClicks {

    /** How many days back such a name is looked for. */
    public static final int DAYS = 90;

    private NetworkClicks() {}

    /** Whether somebody names this click by the network's id: a person's, sent on, and not long before that moment. */
    public static boolean mayBe(Click click, @Nullable String networkClickId, Instant moment) {
        return networkClickId != null
                && networkClickId.equals(click.networkClickId())
                && click.outcome() == ClickOutcome.ACCEPTED
                && click.bot() == null
                && !click.at().truncatedTo(ChronoUnit.SECONDS).isAfter(moment)
                && click.at().isAfter(moment.minus(Duration.ofDays(DAYS)));
    }
}
