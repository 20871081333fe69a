package io.clicktrail.attribution.journey;

import java.time.Instant;

/** The first start of a click's token: from then on the click is this user's. */
record Binding(long user, Instant startedAt) {}
