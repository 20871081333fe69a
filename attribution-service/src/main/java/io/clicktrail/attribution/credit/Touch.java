package io.clicktrail.attribution.credit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Fact;
import io.clicktrail.attribution.fact.StartedClick;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;

/** A link through which a person came before they did something. */
public record Touch(ClickId click, EventId event, OfferId offer, Instant at) {

    /** The order of the world; what shares a moment falls in the order of event ids. */
    public static final Comparator<Touch> ORDER =
            Comparator.comparing(Touch::at).thenComparing(Touch::event);

    private static final Duration LOOKBACK = Duration.ofDays(90);

    /**
     * The touches that led to something done at the moment, in their order: the person's own clicks of at most 90 days
     * before, on whatever offer, that were sent on and were made by no machine.
     */
    public static List<Touch> before(Instant actedAt, Collection<StartedClick> clicks) {
        return clicks.stream()
                .filter(StartedClick::bound)
                .map(StartedClick::click)
                .flatMap(Stream::ofNullable)
                .filter(click -> click.outcome() == ClickOutcome.ACCEPTED && click.bot() == null)
                .filter(click -> leadsTo(actedAt, click))
                .sorted(Fact.ORDER)
                .map(click -> new Touch(click.id(), click.event(), click.offer(), click.at()))
                .toList();
    }

    /** Telegram tells whole seconds: a click within the second of the action came before it. */
    private static boolean leadsTo(Instant actedAt, Click click) {
        boolean before = !click.at().truncatedTo(ChronoUnit.SECONDS).isAfter(actedAt);
        return before && !click.at().isBefore(actedAt.minus(LOOKBACK));
    }
}
