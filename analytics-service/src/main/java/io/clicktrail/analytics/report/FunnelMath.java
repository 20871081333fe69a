package io.clicktrail.analytics.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * The formulas of 000-59..64, in exact decimals: percentages with four places, money with two, both rounded half up.
 * What would be divided by nothing is null: there is no such number yet.
 */
public final class FunnelMath {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_PLACES = 4;
    private static final int MONEY_PLACES = 2;

    private FunnelMath() {}

    /** CR = conversions / clicks × 100. */
    public static @Nullable BigDecimal conversionRate(long conversions, long clicks) {
        return share(conversions, clicks);
    }

    /** CTR = clicks / views × 100. */
    public static @Nullable BigDecimal clickThroughRate(long clicks, long views) {
        return share(clicks, views);
    }

    /** AOV = revenue / orders. */
    public static @Nullable BigDecimal averageOrderValue(BigDecimal revenue, long orders) {
        return orders <= 0 ? null : revenue.divide(BigDecimal.valueOf(orders), MONEY_PLACES, RoundingMode.HALF_UP);
    }

    /** ROI = (revenue − expenses) / expenses × 100. */
    public static @Nullable BigDecimal returnOnInvestment(BigDecimal revenue, BigDecimal expenses) {
        if (expenses.signum() <= 0) {
            return null;
        }
        return revenue.subtract(expenses).multiply(HUNDRED).divide(expenses, PERCENT_PLACES, RoundingMode.HALF_UP);
    }

    /** How much more (or less) than before, in percent of before. */
    public static @Nullable BigDecimal change(BigDecimal now, BigDecimal before) {
        return before.signum() <= 0 ? null : returnOnInvestment(now, before);
    }

    /** A part of a whole, in percent. */
    public static @Nullable BigDecimal share(long part, long whole) {
        if (whole <= 0) {
            return null;
        }
        return BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole), PERCENT_PLACES, RoundingMode.HALF_UP);
    }

    /** A percentage as people read it: 614.2857 is 614. */
    public static BigDecimal shown(BigDecimal percent) {
        int places = percent.abs().compareTo(HUNDRED) >= 0 ? 0 : 1;
        BigDecimal rounded = percent.setScale(places, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
    }
}
