package io.clicktrail.standalone.sandbox.trail;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** The numbers of the dashboard that a trail moves. Revenue is that of the first currency, in whole major units. */
final class Figures {
    private static final List<String> SHOWN = List.of("clicks", "starts", "joins", "conversions", "sales");

    private Figures() {}

    /** @param totals empty where the dashboard did not answer */
    static Map<String, Long> of(JsonNode totals) {
        var figures = new LinkedHashMap<String, Long>();
        if (totals.isMissingNode()) {
            return figures;
        }
        SHOWN.forEach(name -> figures.put(name, totals.path(name).asLong(0)));
        var revenue = totals.path("money").path(0).path("revenue").asString("0");
        figures.put("revenue", new BigDecimal(revenue).longValue());
        return figures;
    }

    /** Whether every number has risen. */
    static boolean risen(Map<String, Long> before, Map<String, Long> now) {
        return !now.isEmpty()
                && now.entrySet().stream()
                        .allMatch(figure -> figure.getValue() > before.getOrDefault(figure.getKey(), 0L));
    }
}
