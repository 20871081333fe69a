/**
 * Events on the local disk while Kafka is away: synced before they are acknowledged, sent in order with the same ids,
 * never lost.
 *
 * <p>A spool is a directory of segment files that grow at the end and are deleted when all of them is in Kafka. One
 * thread writes, one sends; a cursor file remembers up to where. {@link io.clicktrail.transport.spool.Spool} is the
 * only door.
 */
@NullMarked
package io.clicktrail.transport.spool;

import org.jspecify.annotations.NullMarked;
