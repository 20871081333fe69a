package io.clicktrail.benchmarks.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import io.clicktrail.benchmarks.campaign.Visitors.Failure;
import io.clicktrail.benchmarks.load.Quantiles;

/** The figures of one round of a full disk, and which of its promises were broken. */
record FullDiskReport(String full, Outage outage, Visitors visitors, ClickTopic topic) {

    private static final double QUICK_MILLIS = 50;
    private static final double SOON_SECONDS = 10;
    private static final double NANOS_A_MILLI = 1e6;

    /** @return whether every promise was kept */
    boolean print() {
        Quantiles millis = Quantiles.of(millis());
        line("%n%s", full);
        line("redirected                           %d", visitors.tokens().size());
        line("  of them missing in the topic       %d", missing());
        line("tokens under several event ids       %d", severalIds());
        line(
                "records sent again with their id     %d",
                topic.records() - topic.ids().size());
        line("503 with Retry-After                 %d", refused().size());
        line(
                "  ms                                 p50 %.1f, p99 %.1f, longest %.1f",
                millis.p50(), millis.p99(), longest());
        line("  slower than %.0f ms                  %d", QUICK_MILLIS, slow());
        line("answered otherwise, or not           %s", others());
        line(
                "full after                           %.1f s, %.2f MB left",
                outage.secondsToFull(), outage.freeMegabytes());
        line("Kafka is back; the last 503 after    %.1f s", secondsToLast());
        line("  and the spool empty after          %.1f s", outage.secondsToEmpty());
        List<String> broken = broken();
        broken.forEach(promise -> line("BROKEN: %s", promise));
        return broken.isEmpty();
    }

    private List<String> broken() {
        Map<String, Boolean> promises = new LinkedHashMap<>();
        promises.put("every redirected click is in the topic", missing() == 0);
        promises.put("no click has two event ids", severalIds() == 0);
        promises.put("who cannot be recorded is asked to come again", !refused().isEmpty());
        promises.put("nobody is answered otherwise", others().isEmpty());
        promises.put("99 of 100 are told so at once", Quantiles.of(millis()).p99() <= QUICK_MILLIS);
        promises.put("all are redirected soon after Kafka's return", secondsToLast() <= SOON_SECONDS);
        return promises.entrySet().stream()
                .filter(promise -> !promise.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private long missing() {
        Set<String> known = topic.ids().keySet();
        return visitors.tokens().stream()
                .filter(token -> !known.contains(token))
                .count();
    }

    private long severalIds() {
        return topic.ids().values().stream().filter(ids -> ids.size() > 1).count();
    }

    private List<Failure> refused() {
        return visitors.failures().stream().filter(Failure::comeAgain).toList();
    }

    private Map<String, Long> others() {
        return visitors.failures().stream()
                .filter(failure -> !failure.comeAgain())
                .collect(Collectors.groupingBy(Failure::reason, Collectors.counting()));
    }

    private DoubleStream millis() {
        return refused().stream().mapToDouble(failure -> (failure.toNanos() - failure.fromNanos()) / NANOS_A_MILLI);
    }

    private double longest() {
        return millis().max().orElse(Double.NaN);
    }

    private long slow() {
        return millis().filter(each -> each > QUICK_MILLIS).count();
    }

    private double secondsToLast() {
        return refused().stream()
                .mapToDouble(failure -> outage.secondsAfter(failure.toNanos()))
                .max()
                .orElse(Double.NaN);
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
