package io.clicktrail.benchmarks.load;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** What half, 99 of 100 and 999 of 1,000 do not exceed; not a number where there was nothing to count. */
public record Quantiles(double p50, double p99, double p999) {

    private static final double NANOS_A_MILLI = 1e6;

    public static Quantiles of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return new Quantiles(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999));
    }

    /** In milliseconds; a time of 0 is one that was never taken. */
    static Quantiles ofNanos(long[] nanos) {
        return of(Arrays.stream(nanos).filter(time -> time > 0).mapToDouble(time -> time / NANOS_A_MILLI));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
