package io.clicktrail.crm.hook;

import java.util.List;

import io.clicktrail.crm.deal.StatusChange;
import io.clicktrail.event.Lead;
import io.clicktrail.transport.trace.Trace;

/** A hook that was read, and the trace it belongs to. */
record ReadHook(RawHook hook, Reading reading, Trace trace) {

    List<Lead> leads() {
        return reading.changes().stream().map(StatusChange::lead).distinct().toList();
    }
}
