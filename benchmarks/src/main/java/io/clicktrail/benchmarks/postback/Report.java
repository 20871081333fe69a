package io.clicktrail.benchmarks.postback;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.clicktrail.benchmarks.load.Cpu;
import io.clicktrail.benchmarks.load.Quantiles;
import io.clicktrail.benchmarks.load.Spread;

/** Figures for people: medians of the rounds, in parentheses the least and the most. */
final class Report {

    private static final String NUMBERS = "%,.0f";
    private static final String RATIOS = "%.2f";
    private static final String LINE = "%-18s %-26s %-20s %-26s %-20s %10s %10s %10s%n";

    private Report() {}

    static void settings(int networks, int conversions, int rounds) {
        System.out.printf(
                Locale.ROOT,
                "Linux %s, %d cores, JDK %s%none service with its own settings, one broker, one PostgreSQL with fsync, %d"
                        + " networks that answer at once, %,d conversions a turn, %d rounds%n",
                System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                networks,
                conversions,
                rounds);
    }

    static void latency(String title, Quantiles millis) {
        System.out.printf(
                Locale.ROOT,
                "conversion published -> postback received, %-16s p50 %6.1f ms   p99 %6.1f ms%n",
                title,
                millis.p50(),
                millis.p99());
    }

    static void table(List<Turn> ours, List<Turn> theirs) {
        System.out.println();
        System.out.printf(
                LINE,
                "",
                "a second",
                "against bare",
                "a CPU second of its own",
                "against bare",
                "CPU s/100k",
                "database",
                "broker");
        line("postback-service", ours, theirs);
        line("bare WebClient", theirs, theirs);
        System.out.printf(
                Locale.ROOT,
                "postback-service, a CPU second of service, database and broker together: %s%n",
                Spread.of(ours, Turn::perCpuSecondOfAll).text(NUMBERS));
    }

    private static void line(String title, List<Turn> turns, List<Turn> bare) {
        System.out.printf(
                LINE,
                title,
                Spread.of(turns, Turn::perSecond).text(NUMBERS),
                Spread.of(turns, bare, (one, other) -> one.perSecond() / other.perSecond())
                        .text(RATIOS),
                Spread.of(turns, Turn::perCpuSecond).text(NUMBERS),
                Spread.of(turns, bare, (one, other) -> one.perCpuSecond() / other.perCpuSecond())
                        .text(RATIOS),
                median(turns, Cpu::service),
                median(turns, Cpu::database),
                median(turns, Cpu::broker));
    }

    private static String median(List<Turn> turns, ToDoubleFunction<Cpu> part) {
        double median = Spread.of(turns, turn -> part.applyAsDouble(turn.cpu())).median();
        return String.format(Locale.ROOT, RATIOS, median);
    }
}
