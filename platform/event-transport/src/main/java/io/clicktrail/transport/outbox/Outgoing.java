package io.clicktrail.transport.outbox;

import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.trace.Trace;

/** An event to be said when the transaction commits, and the trace of what caused it. */
public record Outgoing(TrackingEvent event, Trace trace) {}
