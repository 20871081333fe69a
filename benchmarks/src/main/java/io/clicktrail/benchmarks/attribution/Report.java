package io.clicktrail.benchmarks.attribution;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.clicktrail.benchmarks.load.Cpu;

/** Tables for people. */
final class Report {

    private static final String NUMBERS = "%,.0f";
    private static final String RATIOS = "%.2f";
    private static final String LINE = "%-30s %-30s %-22s %-22s %-22s %10s %10s %10s%n";

    private Report() {}

    /** Medians of the rounds; in parentheses the least and the most. */
    static void table(Rounds rounds) {
        System.out.printf(Locale.ROOT, "%n%s, with %,d clicks stored before%n", rounds.what(), rounds.stored());
        System.out.printf(
                LINE,
                "",
                "a second",
                "against COPY",
                "against insert",
                "CPU s / 100,000",
                "service",
                "database",
                "broker");
        for (Contender contender : Contender.values()) {
            System.out.printf(
                    LINE,
                    contender.title(),
                    rounds.of(contender, Turn::perSecond).text(NUMBERS),
                    ratio(rounds, contender, Contender.COPY),
                    ratio(rounds, contender, Contender.INSERT),
                    rounds.of(contender, turn -> turn.cpu().all()).text(RATIOS),
                    median(rounds, contender, Cpu::service),
                    median(rounds, contender, Cpu::database),
                    median(rounds, contender, Cpu::broker));
        }
    }

    private static String ratio(Rounds rounds, Contender ours, Contender theirs) {
        return rounds.against(ours, theirs, (one, other) -> one.perSecond() / other.perSecond())
                .text(RATIOS);
    }

    private static String median(Rounds rounds, Contender contender, ToDoubleFunction<Cpu> part) {
        double median =
                rounds.of(contender, turn -> part.applyAsDouble(turn.cpu())).median();
        return String.format(Locale.ROOT, RATIOS, median);
    }

    /** How the medians change from the smallest stock to each larger one. */
    static void growth(List<Rounds> sizes) {
        Rounds small = sizes.getFirst();
        for (Rounds large : sizes.subList(1, sizes.size())) {
            System.out.printf(
                    Locale.ROOT, "%n%s, from %,d to %,d stored clicks%n", small.what(), small.stored(), large.stored());
            for (Contender contender : Contender.values()) {
                System.out.printf(
                        Locale.ROOT,
                        "%-30s time of one x %.2f, CPU of one x %.2f%n",
                        contender.title(),
                        small.of(contender, Turn::perSecond).median()
                                / large.of(contender, Turn::perSecond).median(),
                        large.of(contender, turn -> turn.cpu().all()).median()
                                / small.of(contender, turn -> turn.cpu().all()).median());
            }
        }
    }
}
