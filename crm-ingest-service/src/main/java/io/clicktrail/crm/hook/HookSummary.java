package io.clicktrail.crm.hook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the hooks fare.
 *
 * @param lastReceivedAt absent where none ever came
 * @param needsReview how many wait for a person's eyes
 * @param receivedLastDay how many came within 24 hours
 */
record HookSummary(@Nullable Instant lastReceivedAt, long needsReview, long receivedLastDay) {}
