package io.clicktrail.analytics.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything about a period at a glance.
 *
 * @param previous the same number of days right before
 * @param groups side by side, busiest first
 */
public record DashboardReport(
        LocalDate from,
        LocalDate to,
        ZoneId timeZone,
        Figures totals,
        Figures previous,
        List<DayFigures> days,
        GroupBy groupBy,
        List<Named> groups) {}
