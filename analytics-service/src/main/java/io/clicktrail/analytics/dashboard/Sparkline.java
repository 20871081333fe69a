package io.clicktrail.analytics.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small curve as points of an SVG polyline, in a box of 100 by 24 with room for the stroke. */
final class Sparkline {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 24;
    private static final double MARGIN = 2;

    private Sparkline() {}

    /** Empty for fewer than two values. */
    static String points(List<Long> values) {
        if (values.size() < 2) {
            return "";
        }
        long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        double step = WIDTH / (values.size() - 1);
        return IntStream.range(0, values.size())
                .mapToObj(i -> point(i * step, Math.max(0, values.get(i)) / (double) most))
                .collect(Collectors.joining(" "));
    }

    private static String point(double x, double share) {
        double y = HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }
}
