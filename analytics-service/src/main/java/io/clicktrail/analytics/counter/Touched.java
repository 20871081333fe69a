package io.clicktrail.analytics.counter;

import java.time.LocalDate;

/** Roll-ups of this offer (or of none, if empty) and day have changed. */
public record Touched(LocalDate day, String offer) {}
