/**
 * What clicks and actions cost attribution-service from the topic to what was decided, beside the fastest ways that
 * PostgreSQL has to take the same rows, and how that changes with the clicks that are stored already.
 */
@NullMarked
package io.clicktrail.benchmarks.attribution;

import org.jspecify.annotations.NullMarked;
