package io.clicktrail.benchmarks.click;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.clicktrail.benchmarks.load.OpenLoop;
import io.clicktrail.benchmarks.load.Quantiles;
import io.clicktrail.benchmarks.load.Spread;

/** The tables: medians, and in parentheses between what the rounds lay. */
final class Report {

    private static final String CLOSED = "%-28s %26s %8s %20s %22s %22s %9s %9s %7s%n";
    private static final String OPEN = "%-28s %22s %22s %22s %8s%n";
    private static final String PATH = "%-28s %22s %8s %8s %8s %10s %10s%n";

    private Report() {}

    static void closedLoops(Turns<ClosedRound> closed, Map<Contender, Double> idle) {
        System.out.println("\n64 connections, closed loop; CPU seconds for 100,000 requests; RSS of the front in MB");
        System.out.printf(
                CLOSED, "", "req/s", "p50 ms", "p99 ms", "front CPU", "all CPU", "RSS idle", "loaded", "failed");
        closed.rounds()
                .forEach((contender, rounds) -> System.out.printf(
                        CLOSED,
                        contender.name(),
                        Spread.of(rounds, ClosedRound::requestsPerSecond).text("%,.0f"),
                        number(Spread.of(rounds, round -> round.loop().p50Millis())),
                        Spread.of(rounds, round -> round.loop().p99Millis()).text("%.1f"),
                        Spread.of(rounds, round -> round.cpu().front()).text("%.2f"),
                        Spread.of(rounds, round -> round.cpu().all()).text("%.2f"),
                        whole(idle.getOrDefault(contender, 0.0)),
                        whole(Spread.of(rounds, ClosedRound::megabytes).most()),
                        rounds.stream()
                                .mapToLong(round -> round.loop().failures())
                                .sum()));
    }

    static void openLoops(int perSecond, Field field, Turns<OpenLoop> loops) {
        System.out.printf("%nopen loop, %,d requests/s; milliseconds from the moment when each was due%n", perSecond);
        System.out.printf(OPEN, "", "p50", "p99", "p99.9", "failed");
        for (Contender contender : field.all()) {
            List<OpenLoop> rounds = loops.of(contender);
            if (rounds.isEmpty()) {
                System.out.printf("%-28s does not bear it%n", contender.name());
                continue;
            }
            System.out.printf(
                    OPEN,
                    contender.name(),
                    Spread.of(rounds, loop -> loop.millis().p50()).text("%.2f"),
                    Spread.of(rounds, loop -> loop.millis().p99()).text("%.2f"),
                    Spread.of(rounds, loop -> loop.millis().p999()).text("%.2f"),
                    rounds.stream().mapToInt(OpenLoop::failed).sum());
        }
    }

    static void wholePath(WholePath path) {
        System.out.println("\nfrom the click to its row, 64 connections, closed loop; CPU seconds for 100,000 rows");
        System.out.printf(PATH, "", "all CPU", "front", "broker", "cache", "consumer", "database");
        path.costs()
                .rounds()
                .forEach((contender, rounds) -> System.out.printf(
                        PATH,
                        contender.name(),
                        Spread.of(rounds, CpuUse::all).text("%.2f"),
                        part(rounds, Part.FRONT),
                        part(rounds, Part.BROKER),
                        part(rounds, Part.CACHE),
                        part(rounds, Part.CONSUMER),
                        part(rounds, Part.DATABASE)));
        System.out.printf(
                "%nclick to committed row at %,d/s, ms: p50 %s, p99 %s, p99.9 %s%n",
                WholePath.PER_SECOND,
                Spread.of(path.delays(), Quantiles::p50).text("%.1f"),
                Spread.of(path.delays(), Quantiles::p99).text("%.1f"),
                Spread.of(path.delays(), Quantiles::p999).text("%.1f"));
    }

    static void goals(List<Goal> goals) {
        System.out.println();
        System.out.println(Goal.header());
        goals.forEach(goal -> System.out.println(goal.line()));
    }

    private static String part(List<CpuUse> rounds, Part part) {
        return number(Spread.of(rounds, use -> use.of(part)));
    }

    private static String number(Spread spread) {
        return String.format(Locale.ROOT, "%.2f", spread.median());
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }
}
