package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.clicktrail.benchmarks.load.ClosedLoop;
import io.clicktrail.benchmarks.load.OpenLoop;
import io.clicktrail.infrastructure.Directories;

/**
 * What a click with its durable acknowledgement costs, beside an nginx that only says 302. Both run in the same minutes
 * on the same machine, in turns, and share it with the broker and the load: read the ratios.
 */
public final class ClickBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 25));
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("round", 8));
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final List<Integer> RATES = List.of(500, 5_000);

    private ClickBenchmark() {}

    /** @param args the repository, and the boot jar of click-gateway */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path scratch = Directories.temporary("click-benchmark");
        try (Gateway gateway = Gateway.start(Path.of(args[0]), scratch);
                Nginx nginx = Nginx.start(scratch)) {
            run(List.of(gateway.contender(), nginx.contender()));
        } finally {
            Directories.delete(scratch);
        }
    }

    private static void run(List<Contender> contenders) throws IOException, InterruptedException {
        for (Contender contender : contenders) {
            System.out.printf("warming %s for %d s%n", contender.name(), WARM_UP.toSeconds());
            ClosedLoop.run(contender.target(), WARM_UP);
        }
        closedLoops(contenders);
        for (int rate : RATES) {
            openLoops(contenders, rate);
        }
    }

    private static void closedLoops(List<Contender> contenders) throws IOException, InterruptedException {
        List<List<Round>> rounds =
                contenders.stream().<List<Round>>map(one -> new ArrayList<>()).toList();
        for (int i = 0; i < ROUNDS; i++) {
            for (int c = 0; c < contenders.size(); c++) {
                rounds.get(c).add(Round.of(contenders.get(c), ROUND));
            }
        }
        System.out.printf(
                "%n64 connections, closed loop, medians of %d rounds of %d s in turns%n", ROUNDS, ROUND.toSeconds());
        System.out.printf("%-28s %10s %8s %16s %16s%n", "", "req/s", "p99 ms", "front CPU s/100k", "all CPU s/100k");
        for (int c = 0; c < contenders.size(); c++) {
            List<Round> of = rounds.get(c);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %10.0f %8.1f %16.2f %16.2f%n",
                    contenders.get(c).name(),
                    median(of, Round::requestsPerSecond),
                    median(of, Round::p99Millis),
                    median(of, Round::frontCpu),
                    median(of, Round::allCpu));
        }
        List<Round> ours = rounds.getFirst();
        List<Round> nginx = rounds.getLast();
        System.out.printf(
                Locale.ROOT,
                "requests per front CPU second, ours against nginx: %.2f (floor 0.20, aim 0.30)%n",
                median(nginx, Round::frontCpu) / median(ours, Round::frontCpu));
        System.out.printf(
                Locale.ROOT,
                "requests per second, ours against nginx: %.2f%n",
                median(ours, Round::requestsPerSecond) / median(nginx, Round::requestsPerSecond));
    }

    private static void openLoops(List<Contender> contenders, int rate) throws InterruptedException {
        System.out.printf("%nopen loop, %d requests/s, from the moment each was due%n", rate);
        System.out.printf("%-28s %8s %8s %8s %8s%n", "", "p50 ms", "p99 ms", "p99.9", "failed");
        double[] p99 = new double[contenders.size()];
        for (int i = 0; i < contenders.size(); i++) {
            OpenLoop loop = OpenLoop.run(contenders.get(i).target(), rate, ROUND.multipliedBy(2));
            p99[i] = loop.p99Millis();
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %8.2f %8.2f %8.2f %8d%n",
                    contenders.get(i).name(),
                    loop.p50Millis(),
                    loop.p99Millis(),
                    loop.p999Millis(),
                    loop.failed());
        }
        System.out.printf(Locale.ROOT, "p99, ours against nginx: %.1fx%n", p99[0] / p99[p99.length - 1]);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
