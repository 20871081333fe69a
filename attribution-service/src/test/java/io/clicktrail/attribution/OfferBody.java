package io.clicktrail.attribution;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.event.Chat;

/** The body of {@code POST /api/v1/offers}: what no offer can do without, and what a test adds. */
public record OfferBody(ObjectNode json) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static OfferBody of(String slug, Chat chat) {
        return of(slug, Long.toString(chat.id()));
    }

    public static OfferBody of(String slug, String place) {
        return parse("""
                {"slug": "%s", "name": "Sports", "target_url": "https://t.me/sports", "goal": "join_channel",
                 "place": "%s", "rate": {"base": "5", "currency": "XTR"}}
                """.formatted(slug, place));
    }

    public static OfferBody parse(String json) {
        return new OfferBody((ObjectNode) JSON.readTree(json));
    }

    /** @param value in JSON */
    public OfferBody with(String field, String value) {
        ObjectNode changed = json.deepCopy();
        changed.set(field, JSON.readTree(value));
        return new OfferBody(changed);
    }

    public OfferBody without(String field) {
        ObjectNode changed = json.deepCopy();
        changed.remove(field);
        return new OfferBody(changed);
    }

    String slug() {
        return json.path("slug").asString();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
