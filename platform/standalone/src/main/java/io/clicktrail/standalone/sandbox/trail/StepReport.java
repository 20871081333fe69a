package io.clicktrail.standalone.sandbox.trail;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a step stands.
 *
 * @param took so far
 * @param facts what is known of it: texts, numbers, and lists of such
 */
record StepReport(Step step, State state, Duration took, Map<String, Object> facts) {

    enum State {
        RUNNING,
        DONE,
        /** Not in time, or refused. */
        FAILED,
        /** Nothing to see here: the real Telegram has it. */
        SKIPPED
    }

    Map<String, Object> shown() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("step", step.wireName());
        shown.put("state", state.name().toLowerCase(Locale.ROOT));
        shown.put("took_ms", took.toNanos() / 100_000 / 10.0);
        shown.put("facts", facts);
        return shown;
    }
}
