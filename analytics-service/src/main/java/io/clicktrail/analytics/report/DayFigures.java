package io.clicktrail.analytics.report;

import java.time.LocalDate;

/** Figures of one day. */
public record DayFigures(LocalDate day, Figures figures) {}
