/**
 * How events become facts: each in exactly one row, on the day on which it happened, counted exactly once. Roll-ups change
 * in the statement that stores the facts, and only for facts that are new: repeating an event changes nothing, in whatever
 * order and batches it comes.
 */
@NullMarked
package io.clicktrail.analytics.intake;

import org.jspecify.annotations.NullMarked;
