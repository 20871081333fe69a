package io.clicktrail.postback.arbitrage;

import java.time.Instant;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.http.vk.VkKeys;
import io.clicktrail.postback.arbitrage.VisitReader.Caller;

/** Visits as browsers report them. */
final class Visits {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** Of VKCOM/vk-apps-launch-params: the key and a query that is signed with it. */
    static final String VK_KEY = "6736218:wvl68m4dR1UpLrVRli";

    static final String SIGNED = "vk_user_id=494075&vk_app_id=6736218&vk_is_app_user=1"
            + "&vk_are_notifications_enabled=1&vk_language=ru&vk_access_token_settings=&vk_platform=android"
            + "&sign=htQFduJpLxz7ribXRZpDFUH-XEUhC9rBPTJkjUFEkRA";

    private static final JsonMapper JSON = new JsonMapper();
    private static final VisitReader READER = new VisitReader(VkKeys.of(List.of(VK_KEY)));

    private Visits() {}

    static Visit visit(String json) {
        return visit(json, new Caller("198.51.100.7", "Header agent", "https://header.example/"));
    }

    static Visit visit(String json, Caller caller) {
        return READER.read(json(json), caller, NOW);
    }

    /** JSON with single quotes. */
    static JsonNode json(String json) {
        return JSON.readTree(json.replace('\'', '"'));
    }
}
