package io.clicktrail.attribution.sale;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Report;

/**
 * Of whom a sale tells, in the order in which it is believed.
 *
 * @param click our token
 * @param networkClickId the network's own id of a click
 * @param user Telegram user id
 */
public record Naming(
        @Nullable ClickId click,
        @Nullable String networkClickId,
        @Nullable Long user) {

    static Naming of(@Nullable ClickId click) {
        return new Naming(click, null, null);
    }

    static Naming of(Report report) {
        return new Naming(report.click(), report.networkClickId(), report.user());
    }
}
