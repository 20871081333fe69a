package io.clicktrail.standalone.sandbox.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * What is said of an entry.
 *
 * @param word the state that attribution-service gives it, of a leave with {@code left_} before it; {@code awaited} while it
 *     says nothing, empty where there is nothing to say
 * @param settled whether it is likely to stay so
 * @param facts those fields of the service's answer that people want to know
 */
record Verdict(String word, boolean settled, Map<String, Object> facts) {
    static final Verdict NONE = new Verdict("", true, Map.of());
    static final Verdict AWAITED = new Verdict("awaited", false, Map.of());
    static final Verdict LEFT_FOR_NOTHING = new Verdict("left_for_nothing", true, Map.of());

    private static final List<String> OF_CONVERSION = List.of("click", "offer", "rate", "payout", "explanation");

    static Verdict credited(JsonNode conversion) {
        var state = conversion.path("state").asString("");
        return new Verdict(state, !state.equals("pending"), facts(conversion, OF_CONVERSION));
    }

    static Verdict refused(JsonNode action, boolean settled) {
        return new Verdict(action.path("state").asString(""), settled, facts(action, List.of("explanation")));
    }

    /** The leave took the conversion back. */
    static Verdict left(JsonNode conversion) {
        var state = conversion.path("state").asString("");
        return new Verdict("left_" + state, true, facts(conversion, List.of("offer", "click")));
    }

    private static Map<String, Object> facts(JsonNode answer, List<String> fields) {
        var facts = new LinkedHashMap<String, Object>();
        fields.stream().filter(answer::hasNonNull).forEach(field -> facts.put(field, answer.path(field)));
        return facts;
    }
}
