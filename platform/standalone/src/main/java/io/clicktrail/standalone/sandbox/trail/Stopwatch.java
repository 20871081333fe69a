package io.clicktrail.standalone.sandbox.trail;

import java.time.Duration;
import java.util.Map;

import io.clicktrail.standalone.sandbox.trail.StepReport.State;

/** Reports of one step, each with the time since it began. */
final class Stopwatch {
    private final TrailLog log;
    private final Step step;
    private final long began = System.nanoTime();
    private Map<String, Object> last = Map.of();

    private Stopwatch(TrailLog log, Step step) {
        this.log = log;
        this.step = step;
    }

    static Stopwatch begin(TrailLog log, Step step) {
        var watch = new Stopwatch(log, step);
        watch.report(State.RUNNING, Map.of());
        return watch;
    }

    /** How it goes, where that is news; or that it is done. */
    void told(boolean done, Map<String, Object> facts) {
        if (done) {
            done(facts);
        } else if (!facts.equals(last)) {
            report(State.RUNNING, facts);
        }
    }

    void done(Map<String, Object> facts) {
        report(State.DONE, facts);
    }

    void skipped() {
        report(State.SKIPPED, Map.of());
    }

    void failed(String why) {
        report(State.FAILED, Map.of("problem", why));
    }

    private void report(State state, Map<String, Object> facts) {
        last = facts;
        log.add(new StepReport(step, state, Duration.ofNanos(System.nanoTime() - began), facts));
    }
}
