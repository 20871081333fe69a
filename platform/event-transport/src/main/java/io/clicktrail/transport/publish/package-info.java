/** How an event leaves: to Kafka, or, where nobody may wait for Kafka, to the local spool and from there to Kafka. */
@NullMarked
package io.clicktrail.transport.publish;

import org.jspecify.annotations.NullMarked;
