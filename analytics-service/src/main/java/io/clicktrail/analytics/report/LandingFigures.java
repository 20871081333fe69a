package io.clicktrail.analytics.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What came of the views of landings.
 *
 * @param clicks people who went on from the landing
 * @param ctr these per view, in percent
 * @param visible how long people had the landing before their eyes, on average; of each visit the longest time counts
 */
public record LandingFigures(
        long clicks, @Nullable BigDecimal ctr, @Nullable Duration visible) {

    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    /** Null where nothing is known of landings. */
    static @Nullable LandingFigures of(Collection<Tally> tallies) {
        List<Tally> clicks = only(Tally.LANDING_CLICK, tallies);
        List<Tally> looks = only(Tally.LANDING_VISIBLE, tallies);
        if (clicks.isEmpty() && looks.isEmpty()) {
            return null;
        }
        long gone = count(clicks);
        return new LandingFigures(
                gone, FunnelMath.clickThroughRate(gone, count(only("view", tallies))), average(looks));
    }

    private static @Nullable Duration average(List<Tally> looks) {
        long number = count(looks);
        if (number == 0) {
            return null;
        }
        BigDecimal seconds = looks.stream().map(Tally::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Duration.ofMillis(seconds.multiply(MILLIS)
                .divide(BigDecimal.valueOf(number), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    private static List<Tally> only(String metric, Collection<Tally> tallies) {
        return tallies.stream().filter(tally -> tally.metric().equals(metric)).toList();
    }

    private static long count(List<Tally> tallies) {
        return tallies.stream().mapToLong(Tally::count).sum();
    }
}
