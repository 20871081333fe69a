package io.clicktrail.benchmarks.networks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.benchmarks.load.HouseService;

/** What postback-service shows to people. */
record Ledger(HouseService service) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String POSTBACKS = "/api/v1/postbacks?limit=100";

    /** All there are, with all their attempts. */
    List<Postback> postbacks() {
        return postbacks("");
    }

    /** Those of one network. */
    List<Postback> postbacksOf(String network) {
        return postbacks("&network=" + network);
    }

    private List<Postback> postbacks(String filter) {
        List<Postback> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(service.read(POSTBACKS + filter + cursor));
            page.path("items").forEach(item -> all.add(postback(item)));
            cursor = page.path("next_cursor").isString()
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return all;
    }

    /** Whether nothing is due, on its way or waiting for its next attempt. */
    boolean isSettled() {
        return JSON.readTree(service.read("/api/v1/postbacks?state=pending&limit=1"))
                .path("items")
                .isEmpty();
    }

    /** Why networks are disabled, of those that are. */
    Map<String, String> disabled() {
        Map<String, String> disabled = new TreeMap<>();
        JSON.readTree(service.read("/api/v1/networks?limit=200")).path("items").forEach(network -> {
            if (!network.path("enabled").asBoolean()) {
                disabled.put(
                        network.path("slug").asString(),
                        network.path("disabled_because").asString());
            }
        });
        return disabled;
    }

    private static Postback postback(JsonNode item) {
        return new Postback(
                item.path("id").asString(),
                new Step(
                        item.path("network").asString(),
                        item.path("conversion").asString(),
                        item.path("status").asString()),
                item.path("state").asString(),
                text(item, "reason"),
                Instant.parse(item.path("planned_at").asString()),
                StreamSupport.stream(item.path("attempts").spliterator(), false)
                        .map(Ledger::attempt)
                        .toList());
    }

    private static Postback.Attempt attempt(JsonNode attempt) {
        String latency = text(attempt, "latency");
        return new Postback.Attempt(
                Instant.parse(attempt.path("started_at").asString()),
                latency == null ? null : Duration.parse(latency),
                attempt.path("http_status").isNumber()
                        ? attempt.path("http_status").asInt()
                        : null,
                text(attempt, "error"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).asString() : null;
    }
}
