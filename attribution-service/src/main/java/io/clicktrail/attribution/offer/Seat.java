package io.clicktrail.attribution.offer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.OfferId;

/** A place of an offer's caps; where they have windows, in that which starts at the moment. */
public record Seat(OfferId offer, @Nullable Instant window) {}
