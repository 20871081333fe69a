package io.clicktrail.attribution.conversion;

import io.clicktrail.transport.trace.Trace;

/** A person about whom something new is known, and the trace of what made it known. */
record Concern(long user, Trace trace) {}
