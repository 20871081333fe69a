package io.clicktrail.analytics.report;

import org.jspecify.annotations.Nullable;

/** What a report is about. Absent: all of them. */
public record ReportFilter(
        Period period, @Nullable String offer, @Nullable String network) {

    ReportFilter previous() {
        return new ReportFilter(period.previous(), offer, network);
    }
}
