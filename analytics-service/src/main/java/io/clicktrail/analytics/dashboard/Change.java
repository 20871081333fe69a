package io.clicktrail.analytics.dashboard;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import io.clicktrail.analytics.report.FunnelMath;

/**
 * How a number has moved against the period before.
 *
 * @param text {@code +12,5 %}; empty where there was nothing before
 * @param direction {@code up}, {@code down} or {@code flat}
 */
record Change(String text, String direction) {

    private static final Change NONE = new Change("", "flat");

    static Change of(long now, long before, Formats formats) {
        return of(BigDecimal.valueOf(now), BigDecimal.valueOf(before), formats);
    }

    static Change of(BigDecimal now, BigDecimal before, Formats formats) {
        @Nullable BigDecimal change = FunnelMath.change(now, before);
        if (change == null) {
            return NONE;
        }
        String direction = change.signum() == 0 ? "flat" : change.signum() > 0 ? "up" : "down";
        return new Change(formats.signedPercent(change), direction);
    }
}
