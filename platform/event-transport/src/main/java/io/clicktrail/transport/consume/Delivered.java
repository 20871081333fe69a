package io.clicktrail.transport.consume;

import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.trace.Trace;

/** An event that arrived, with the trace it belongs to. */
public record Delivered<E extends TrackingEvent>(E event, Trace trace) {}
