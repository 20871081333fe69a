package io.clicktrail.transport.spool;

import java.time.Duration;

/**
 * How a spool stands.
 *
 * @param events that wait for Kafka
 * @param bytes on disk; those of sent events too, until their segment is deleted
 * @param oldest how long the oldest event has waited
 * @param damages stretches that were no records, and events that Kafka refused for good, since the start
 */
public record SpoolStatus(long events, long bytes, Duration oldest, long damages) {}
