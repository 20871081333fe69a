package io.clicktrail.attribution.conversion;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Standing;

/** A new revision, and the window of its offer's caps in which it wants a place. */
record Begun(Standing standing, @Nullable Instant window) {}
