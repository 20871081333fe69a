package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.clicktrail.benchmarks.load.Quantiles;

/** How quickly the nine were told in each phase, and how often the dead ones were called. */
record DeadNetworkReport(List<StandIn> nine, List<Death> deaths, List<Postback> postbacks) {

    private static final double MOST_AGAINST_BASELINE = 2;
    private static final int MOST_A_MINUTE = 2;
    private static final double NANOS_A_MILLI = 1e6;
    private static final String LINE = "%-34s %10d %10.1f %10.1f %10s%n";

    /** Whether both promises were kept. */
    boolean print(int replicas, int perSecond) {
        System.out.printf(
                "%ncampaign dead-network: %d replicas, %d conversions/s, ten networks%n", replicas, perSecond);
        System.out.printf(
                "%-34s %10s %10s %10s %10s%n",
                "from the plan to the nine others", "heard", "p50 ms", "p99 ms", "p99 x");
        Map<String, Postback> byId =
                postbacks.stream().collect(Collectors.toMap(Postback::id, Function.identity(), (one, _) -> one));
        Map<String, List<Double>> millis = millisByPhase(byId);
        double baseline = line(millis, "baseline", Double.NaN);
        boolean quick = true;
        boolean quiet = true;
        for (Death death : deaths) {
            quick &= line(millis, death.network(), baseline) <= MOST_AGAINST_BASELINE * baseline;
        }
        for (Death death : deaths) {
            quiet &= isLeftAlone(death);
        }
        return doubled() == 0 && quick && quiet;
    }

    /** The nine answer well and at once, and nobody is killed: nothing is heard of twice. */
    private long doubled() {
        List<String> heard = nine.stream()
                .flatMap(standIn -> standIn.calls().stream())
                .map(Call::message)
                .toList();
        long doubled = heard.size() - heard.stream().distinct().count();
        System.out.printf("doubled without a fault: %d%n", doubled);
        return doubled;
    }

    private Map<String, List<Double>> millisByPhase(Map<String, Postback> byId) {
        Map<String, List<Double>> millis = new HashMap<>();
        for (StandIn standIn : nine) {
            for (Call call : standIn.calls()) {
                Postback postback = byId.get(call.message());
                if (postback != null) {
                    millis.computeIfAbsent(call.click().replaceFirst(":.*", ""), _ -> new ArrayList<>())
                            .add(Duration.between(postback.plannedAt(), call.at())
                                            .toNanos()
                                    / NANOS_A_MILLI);
                }
            }
        }
        return millis;
    }

    private static double line(Map<String, List<Double>> millis, String phase, double baseline) {
        List<Double> of = millis.getOrDefault(phase, List.of());
        Quantiles quantiles = Quantiles.of(of.stream().mapToDouble(Double::doubleValue));
        String title = phase.equals("baseline") ? "baseline, ten are well" : "the tenth is " + phase;
        String ratio = Double.isNaN(baseline) ? "" : String.format(Locale.ROOT, "%.2f", quantiles.p99() / baseline);
        System.out.printf(Locale.ROOT, LINE, title, of.size(), quantiles.p50(), quantiles.p99(), ratio);
        return quantiles.p99();
    }

    private boolean isLeftAlone(Death death) {
        List<Instant> calls = postbacks.stream()
                .filter(postback -> postback.step().network().equals(death.network()))
                .flatMap(postback -> postback.attempts().stream())
                .map(Postback.Attempt::startedAt)
                .filter(at -> at.isBefore(death.end()))
                .sorted()
                .toList();
        Instant opened = death.opened();
        if (opened == null) {
            System.out.printf("%s: %d calls, its breaker never opened%n", death.network(), calls.size());
            return false;
        }
        List<Instant> whileOpen =
                calls.stream().filter(at -> at.isAfter(opened)).toList();
        long most = mostInAMinute(whileOpen);
        System.out.printf(
                Locale.ROOT,
                "%s: %d calls until its breaker was open, then %d in %.1f minutes, %d at the most in any minute%n",
                death.network(),
                calls.size() - whileOpen.size(),
                whileOpen.size(),
                Duration.between(opened, death.end()).toMillis() / 60_000.0,
                most);
        return most <= MOST_A_MINUTE;
    }

    private static long mostInAMinute(List<Instant> calls) {
        return calls.stream()
                .mapToLong(first -> calls.stream()
                        .filter(call -> !call.isBefore(first) && call.isBefore(first.plusSeconds(60)))
                        .count())
                .max()
                .orElse(0);
    }
}
