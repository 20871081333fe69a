package io.clicktrail.attribution.offer;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.OfferId;

/**
 * A place of an offer's caps.
 *
 * @param windows the beginnings of the calendar's windows in which it is, one for each limit; null for limits that move
 */
public record Seat(OfferId offer, List<@Nullable Instant> windows) {}
