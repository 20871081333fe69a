package io.clicktrail.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;

/** When the gateway was down because the campaign had killed it. */
final class Downtimes {

    private static final long STILL = Long.MAX_VALUE;

    private record Downtime(long from, long to) {}

    private final List<Downtime> downtimes = new ArrayList<>();

    synchronized void begin() {
        downtimes.add(new Downtime(System.nanoTime(), STILL));
    }

    synchronized void end() {
        Downtime last = downtimes.removeLast();
        downtimes.add(new Downtime(last.from, System.nanoTime()));
    }

    /** Whether the gateway was down in any moment of that time. */
    synchronized boolean touch(long from, long to) {
        return downtimes.stream().anyMatch(down -> from <= down.to && to >= down.from);
    }
}
