/** Events on the local disk while Kafka is away: synced before they are acknowledged, drained in order, never lost. */
@NullMarked
package io.clicktrail.transport.spool;

import org.jspecify.annotations.NullMarked;
