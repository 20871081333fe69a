package io.clicktrail.benchmarks.load;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What several rounds gave: their median, and between what they lay; not a number where there were none. */
public record Spread(double median, double least, double most) {

    public static Spread of(double one) {
        return new Spread(one, one, one);
    }

    public static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
        return of(rounds.stream().mapToDouble(figure));
    }

    /** A figure of two contenders, round by round: what slows the machine for a while slows both. */
    public static <T> Spread of(List<T> ours, List<T> theirs, ToDoubleBiFunction<T, T> figure) {
        return of(IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToDouble(round -> figure.applyAsDouble(ours.get(round), theirs.get(round))));
    }

    private static Spread of(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        if (sorted.length == 0) {
            return of(Double.NaN);
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** @param format of each number, such as {@code %.2f} */
    public String text(String format) {
        if (Double.isNaN(median)) {
            return "none";
        }
        String one = String.format(Locale.ROOT, format, median);
        return least == most
                ? one
                : one + String.format(Locale.ROOT, " (" + format + " - " + format + ")", least, most);
    }
}
