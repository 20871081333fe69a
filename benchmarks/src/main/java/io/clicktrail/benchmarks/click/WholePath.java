package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.clicktrail.benchmarks.load.ClosedLoop;
import io.clicktrail.benchmarks.load.OpenLoop;
import io.clicktrail.benchmarks.load.Quantiles;

/**
 * From the click to its row: ours, with the attribution-service behind the gateway, beside the peers that write the row
 * before they answer.
 *
 * @param ours the gateway, with all that makes rows of its clicks
 * @param costs CPU seconds for 100,000 rows
 * @param delays from the moment when a click of ours was due to its commit, in milliseconds, at {@link #PER_SECOND}
 */
record WholePath(Contender ours, Turns<CpuUse> costs, List<Quantiles> delays) {

    static final int PER_SECOND = 1_000;
    private static final double MICROS_A_MILLI = 1_000.0;

    static WholePath measure(Recorder ours, List<Recorder> peers, Pace pace) throws IOException, InterruptedException {
        System.out.println("\nattribution-service works off what the rounds have left, which warms it");
        ours.settle().run();
        ClosedLoop.run(ours.contender().target(), pace.warmUp());
        ours.settle().run();
        Map<Contender, Recorder> recorders = new LinkedHashMap<>();
        recorders.put(ours.contender(), ours);
        peers.forEach(peer -> recorders.put(peer.contender(), peer));
        Turns<CpuUse> costs = Turns.take(
                List.copyOf(recorders.keySet()),
                pace.rounds(),
                (contender, _) -> cost(recorders.getOrDefault(contender, ours), pace.round()));
        OpenLoop.run(ours.contender().target(), PER_SECOND, pace.round());
        Turns<Quantiles> delays = Turns.take(
                List.of(ours.contender()),
                pace.rounds(),
                (_, number) -> delay(ours, "round-" + number + "-", pace.round()));
        return new WholePath(ours.contender(), costs, delays.of(ours.contender()));
    }

    /** Until the last of its clicks is a row. */
    private static CpuUse cost(Recorder recorder, Duration time) throws IOException, InterruptedException {
        long rows = recorder.clicks().rows();
        CpuUse before = CpuUse.of(recorder.contender());
        ClosedLoop loop = ClosedLoop.run(recorder.contender().target(), time);
        recorder.settle().run();
        CpuUse used = CpuUse.of(recorder.contender()).since(before);
        long recorded = recorder.clicks().rows() - rows;
        requireRows(loop.requests() - loop.failures(), recorded);
        return used.per100k(recorded);
    }

    private static Quantiles delay(Recorder ours, String round, Duration time) throws IOException {
        OpenLoop loop = OpenLoop.run(ours.contender().target(round), PER_SECOND, time);
        ours.settle().run();
        Map<String, Instant> commits = ours.clicks().commits(round);
        requireRows(PER_SECOND * time.toSeconds() - loop.failed(), commits.size());
        return Quantiles.of(commits.entrySet().stream()
                .mapToDouble(row -> millis(loop.due(numberOf(row.getKey(), round)), row.getValue())));
    }

    private static void requireRows(long answered, long recorded) throws IOException {
        if (recorded < answered) {
            throw new IOException("of " + answered + " clicks that were answered " + recorded + " became rows");
        }
    }

    private static int numberOf(String clickId, String round) {
        return Integer.parseInt(clickId.substring(round.length()));
    }

    private static double millis(Instant due, Instant committed) {
        return Duration.between(due, committed).toNanos() / 1_000 / MICROS_A_MILLI;
    }
}
