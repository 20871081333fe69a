package io.clicktrail.analytics.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One step of the way from a view to a sale.
 *
 * @param ofPrevious how many went on from the step before, in percent
 * @param ofFirst how many are left of those at the first step, in percent
 */
public record FunnelStep(
        String step,
        long count,
        @Nullable BigDecimal ofPrevious,
        @Nullable BigDecimal ofFirst) {

    /** The steps; views only where there are any. */
    static List<FunnelStep> of(Figures figures) {
        List<FunnelStep> steps = new ArrayList<>();
        if (figures.views() > 0) {
            add(steps, "views", figures.views());
        }
        if (figures.landingViews() > 0) {
            add(steps, "landing_views", figures.landingViews());
        }
        add(steps, "clicks", figures.clicks());
        add(steps, "starts", figures.starts());
        add(steps, "joins", figures.joins());
        add(steps, "conversions", figures.conversions());
        add(steps, "sales", figures.sales());
        return List.copyOf(steps);
    }

    private static void add(List<FunnelStep> steps, String step, long count) {
        BigDecimal ofPrevious =
                steps.isEmpty() ? null : FunnelMath.share(count, steps.getLast().count());
        BigDecimal ofFirst = steps.isEmpty()
                ? null
                : FunnelMath.share(count, steps.getFirst().count());
        steps.add(new FunnelStep(step, count, ofPrevious, ofFirst));
    }
}
