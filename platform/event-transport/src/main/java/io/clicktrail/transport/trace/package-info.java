/** The trace context (W3C traceparent) that follows a click across HTTP, Kafka and the outbox. */
@NullMarked
package io.clicktrail.transport.trace;

import org.jspecify.annotations.NullMarked;
