package io.clicktrail.standalone.sandbox.outside;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.node.ObjectNode;

/** Who is in which chat, by what was last told of them. */
public final class Members {
    private static final String NEVER_SEEN = "left";

    private record Place(String chat, String user) {}

    private final Map<Place, String> statuses = new ConcurrentHashMap<>();

    /** Somebody has come or gone, whether the bot hears of it or not. */
    public void note(ObjectNode update) {
        var change = update.path("chat_member");
        var now = change.path("new_chat_member");
        if (!now.isMissingNode()) {
            var place = new Place(
                    change.path("chat").path("id").asString(),
                    now.path("user").path("id").asString());
            statuses.put(place, now.path("status").asString());
        }
    }

    String statusOf(String chat, String user) {
        return statuses.getOrDefault(new Place(chat, user), NEVER_SEEN);
    }
}
