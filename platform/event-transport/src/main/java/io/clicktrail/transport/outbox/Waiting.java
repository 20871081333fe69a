package io.clicktrail.transport.outbox;

import io.clicktrail.event.EncodedEvent;

/**
 * An event that is committed and not yet in Kafka.
 *
 * @param seq its place in the outbox
 */
record Waiting(long seq, EncodedEvent event) {}
