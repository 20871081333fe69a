package io.clicktrail.benchmarks.click;

import java.util.EnumMap;
import java.util.Map;

import io.clicktrail.benchmarks.load.CpuTime;

/** CPU seconds by who has used them. */
record CpuUse(Map<Part, Double> seconds) {

    /** All that the contender's processes have used since they were started. */
    static CpuUse of(Contender contender) {
        Map<Part, Double> seconds = new EnumMap<>(Part.class);
        contender.processes().forEach((part, process) -> seconds.put(part, CpuTime.secondsOf(process)));
        return new CpuUse(seconds);
    }

    CpuUse since(CpuUse before) {
        Map<Part, Double> used = new EnumMap<>(Part.class);
        seconds.forEach((part, now) -> used.put(part, now - before.of(part)));
        return new CpuUse(used);
    }

    /** For 100,000 clicks, of these. */
    CpuUse per100k(long clicks) {
        Map<Part, Double> share = new EnumMap<>(Part.class);
        seconds.forEach((part, used) -> share.put(part, used * 100_000 / clicks));
        return new CpuUse(share);
    }

    double of(Part part) {
        return seconds.getOrDefault(part, 0.0);
    }

    double front() {
        return of(Part.FRONT);
    }

    double all() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
