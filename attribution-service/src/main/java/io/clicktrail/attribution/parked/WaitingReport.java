package io.clicktrail.attribution.parked;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EventId;

/**
 * What a partner reports of a click that nobody has started: about whom it is, nobody knows.
 *
 * @param click our token, where it names that
 * @param networkClickId the network's own id of the click, where it names that
 * @param state {@code waiting}, or {@code expired} when a start comes too late to decide anything
 */
record WaitingReport(
        EventId event,
        String source,
        String reference,
        String offer,
        @Nullable String click,
        @Nullable String networkClickId,
        Instant occurredAt,
        String state,
        Instant settlesAt) {}
