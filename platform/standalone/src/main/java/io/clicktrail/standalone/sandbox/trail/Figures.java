package io.clicktrail.standalone.sandbox.trail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The numbers of the dashboard that a trail moves. */
final class Figures {
    private static final List<String> SHOWN = List.of("clicks", "starts", "joins", "conversions", "sales");

    private Figures() {}

    static Map<String, Long> of(JsonNode dashboard) {
        var figures = new LinkedHashMap<String, Long>();
        for (var name : SHOWN) {
            var number = dashboard.findValue(name);
            if (number != null && number.isNumber()) {
                figures.put(name, number.asLong());
            }
        }
        return figures;
    }

    /** Whether every number has risen. */
    static boolean risen(Map<String, Long> before, Map<String, Long> now) {
        return !now.isEmpty()
                && now.entrySet().stream()
                        .allMatch(figure -> figure.getValue() > before.getOrDefault(figure.getKey(), 0L));
    }
}
