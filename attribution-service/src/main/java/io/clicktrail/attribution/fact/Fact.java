package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Comparator;

import io.clicktrail.event.EventId;

/** Something that happened at a moment of the world's time. What shares a moment falls in the order of event ids. */
public sealed interface Fact permits Click, Start, Action, Leave, Retraction, Withdrawal, Request, ShareClick {

    Comparator<Fact> ORDER = Comparator.comparing(Fact::at).thenComparing(Fact::event);

    EventId event();

    Instant at();
}
