package io.clicktrail.benchmarks.click;

import java.util.Locale;

import io.clicktrail.benchmarks.load.Spread;

/**
 * What the house has set itself to reach, and what was measured. More is better where the aim is above the floor.
 *
 * @param floor what must be kept
 * @param aim what it would like to be
 */
record Goal(String number, String what, Spread measured, double floor, double aim) {

    static String header() {
        return String.format(Locale.ROOT, "%-4s %-62s %-26s %-16s %s", "goal", "", "measured (range)", "floor", "aim");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-4s %-62s %-26s %-16s %s",
                number,
                what,
                measured.text(format()),
                judged(floor),
                judged(aim));
    }

    boolean keeps(double limit) {
        return aim > floor ? measured.median() >= limit : measured.median() <= limit;
    }

    private String judged(double limit) {
        return String.format(Locale.ROOT, format(), limit) + (keeps(limit) ? " kept" : " missed");
    }

    private String format() {
        return floor >= 20 ? "%.0f" : "%.2f";
    }
}
