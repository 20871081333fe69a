package io.clicktrail.transport.outbox;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventId;

/** An event ready to travel, beside its id. */
record Addressed(EventId id, EncodedEvent event) {}
