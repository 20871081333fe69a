/** What a service says in the transaction in which it decides, and the relay that carries it to Kafka. */
@NullMarked
package io.clicktrail.transport.outbox;

import org.jspecify.annotations.NullMarked;
