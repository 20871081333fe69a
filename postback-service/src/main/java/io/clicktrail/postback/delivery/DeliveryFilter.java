package io.clicktrail.postback.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; what is absent does not matter. Only what is given stands in the condition, so that the
 * planner of the database sees what is asked.
 *
 * @param state as {@link DeliveryView} has it
 * @param since when they were planned, inclusive
 * @param until when they were planned, exclusive
 */
record DeliveryFilter(
        @Nullable UUID conversion,
        @Nullable String network,
        @Nullable String state,
        @Nullable String status,
        @Nullable String click,
        @Nullable String offer,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** A slip in a name would make an order be about more than was meant. */
    @JsonAnySetter
    void refuse(String name, Object value) {
        throw new IllegalArgumentException("there is no filter by " + name);
    }

    /** Conditions on {@code delivery d}, each after an {@code and}. */
    String conditions() {
        var text = new StringBuilder();
        values().keySet()
                .forEach(name -> text.append("and ").append(conditionOf(name)).append('\n'));
        return text.toString();
    }

    /** By the names of the parameters in {@link #conditions()}. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "conversion", conversion);
        put(values, "network", network);
        put(values, "state", storedState());
        put(values, "status", status);
        put(values, "click", click);
        put(values, "offer", offer);
        put(values, "reason", reason);
        put(values, "since", since);
        put(values, "until", until);
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static String conditionOf(String name) {
        return switch (name) {
            case "since" -> "d.planned_at >= :since";
            case "until" -> "d.planned_at < :until";
            default -> "d." + name + " = :" + name;
        };
    }

    /** What is shown as waiting or paused is pending, and is told apart by its network. */
    private @Nullable String storedState() {
        return "waiting".equals(state) || "paused".equals(state) ? DeliveryState.PENDING.wireName() : state;
    }
}
