package io.clicktrail.analytics.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/**
 * The money of a period in one currency.
 *
 * @param revenue sales less reopened sales
 * @param aov revenue per sale
 * @param costs as entered; without costs there is no {@code profit} and no {@code roi}
 * @param roi in percent
 * @param owed what advertisers owe for approved conversions, reversed ones taken off
 * @param payout what networks earn with them
 */
public record MoneyFigures(
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal revenue,
        long sales,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal aov,

        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal costs,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal profit,

        @Nullable BigDecimal roi,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal owed,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal payout) {

    static final Comparator<MoneyFigures> MOST_REVENUE_FIRST = Comparator.comparing(MoneyFigures::revenue)
            .thenComparing(MoneyFigures::costs)
            .thenComparing(MoneyFigures::owed)
            .reversed()
            .thenComparing(MoneyFigures::currency);

    static MoneyFigures of(String currency, List<Tally> tallies) {
        BigDecimal revenue = net(tallies, "sale", "sale_reopened");
        BigDecimal costs = sum(tallies, Tally.COST);
        long sales = count(tallies, "sale") - count(tallies, "sale_reopened");
        boolean hasCosts = costs.signum() > 0;
        return new MoneyFigures(
                currency,
                revenue,
                sales,
                FunnelMath.averageOrderValue(revenue, sales),
                costs,
                hasCosts ? plain(revenue.subtract(costs)) : null,
                FunnelMath.returnOnInvestment(revenue, costs),
                net(tallies, "approved", "reversed"),
                net(tallies, "approved_payout", "reversed_payout"));
    }

    boolean isSome() {
        return sales != 0 || Stream.of(revenue, costs, owed, payout).anyMatch(amount -> amount.signum() != 0);
    }

    private static BigDecimal net(List<Tally> tallies, String more, String less) {
        return plain(sum(tallies, more).subtract(sum(tallies, less)));
    }

    private static BigDecimal sum(List<Tally> tallies, String metric) {
        return plain(tallies.stream()
                .filter(tally -> tally.metric().equals(metric))
                .map(Tally::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static long count(List<Tally> tallies, String metric) {
        return tallies.stream()
                .filter(tally -> tally.metric().equals(metric))
                .mapToLong(Tally::count)
                .sum();
    }

    /** Without needless zeros, and never with an exponent. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
