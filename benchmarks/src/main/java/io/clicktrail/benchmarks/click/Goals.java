package io.clicktrail.benchmarks.click;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import io.clicktrail.benchmarks.load.OpenLoop;
import io.clicktrail.benchmarks.load.Quantiles;
import io.clicktrail.benchmarks.load.Spread;

/** What the house wants a click to cost, as ratios within one run wherever there is something to compare with. */
final class Goals {

    private Goals() {}

    /** @param path absent: the goals that need it are left out */
    static List<Goal> of(
            Field field,
            Map<Contender, Double> idle,
            Turns<ClosedRound> closed,
            Turns<OpenLoop> slow,
            Turns<OpenLoop> fast,
            @Nullable WholePath path) {
        List<Goal> goals = new ArrayList<>(saturated(field, closed));
        goals.add(new Goal(
                "5",
                "p99 at " + ClickBenchmark.FAST + "/s against nginx",
                p99(fast, field.ours(), field.nginx()),
                4,
                2.5));
        goals.add(new Goal(
                "6",
                "p99 at " + ClickBenchmark.SLOW + "/s against the seed",
                p99(slow, field.ours(), field.seed()),
                0.6,
                0.4));
        if (path != null) {
            goals.addAll(wholePath(field, path));
        }
        goals.addAll(memory(field, idle, closed));
        return goals;
    }

    private static List<Goal> saturated(Field field, Turns<ClosedRound> closed) {
        List<ClosedRound> ours = closed.of(field.ours());
        Spread perCpu =
                ratio(closed.of(field.nginx()), ours, round -> round.cpu().front());
        Spread overBare =
                ratio(ours, closed.of(field.bare()), round -> round.cpu().front());
        return List.of(
                new Goal("1", "requests per front CPU second against nginx", perCpu, 0.20, 0.30),
                new Goal("2", "front CPU per click against bare Reactor Netty + Kafka", overBare, 1.8, 1.3),
                new Goal(
                        "3a",
                        "requests/s at 64 connections against the seed",
                        speed(ours, closed.of(field.seed())),
                        10,
                        14),
                new Goal("3b", "the same against fastify", speed(ours, closed.of(field.fastify())), 3.5, 5));
    }

    private static List<Goal> wholePath(Field field, WholePath path) {
        List<CpuUse> ours = path.costs().of(path.ours());
        return List.of(
                new Goal(
                        "4a",
                        "CPU per recorded click, the seed against ours",
                        ratio(path.costs().of(field.seed()), ours, CpuUse::all),
                        5,
                        8),
                new Goal(
                        "4b",
                        "the same, fastify against ours",
                        ratio(path.costs().of(field.fastify()), ours, CpuUse::all),
                        1.8,
                        3),
                new Goal(
                        "7a",
                        "click to committed row at " + WholePath.PER_SECOND + "/s, p50 in ms",
                        Spread.of(path.delays(), Quantiles::p50),
                        20,
                        8),
                new Goal("7b", "the same, p99 in ms", Spread.of(path.delays(), Quantiles::p99), 200, 80));
    }

    private static List<Goal> memory(Field field, Map<Contender, Double> idle, Turns<ClosedRound> closed) {
        double loaded =
                Spread.of(closed.of(field.ours()), ClosedRound::megabytes).most();
        return List.of(
                new Goal(
                        "12a",
                        "RSS of the gateway idle, in MB",
                        Spread.of(idle.getOrDefault(field.ours(), 0.0)),
                        230,
                        160),
                new Goal("12b", "the same under load", Spread.of(loaded), 320, 210));
    }

    private static Spread speed(List<ClosedRound> ours, List<ClosedRound> theirs) {
        return ratio(ours, theirs, ClosedRound::requestsPerSecond);
    }

    private static Spread p99(Turns<OpenLoop> loops, Contender one, Contender other) {
        return ratio(loops.of(one), loops.of(other), loop -> loop.millis().p99());
    }

    private static <T> Spread ratio(List<T> one, List<T> other, ToDoubleFunction<T> figure) {
        return Spread.of(one, other, (a, b) -> figure.applyAsDouble(a) / figure.applyAsDouble(b));
    }
}
