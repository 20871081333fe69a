package io.clicktrail.bot.update;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * By what updates keep their order on the way to us: the user they are about, else their number. Looks no further than
 * that, and takes any bytes.
 */
final class UpdateKey {

    /** In a change of membership {@code from} may be an admin, so the member comes first. */
    private static final List<JsonPointer> USERS = List.of(
            JsonPointer.compile("/new_chat_member/user/id"),
            JsonPointer.compile("/from/id"),
            JsonPointer.compile("/user/id"));

    private static final JsonMapper JSON = new JsonMapper();

    private UpdateKey() {}

    /** Null where the body shows neither. */
    static @Nullable String in(byte[] body) {
        try {
            JsonNode update = JSON.readTree(body);
            String user = userIn(update);
            return user == null ? numberIn(update.path("update_id")) : user;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String userIn(JsonNode update) {
        for (JsonNode content : update) {
            for (JsonPointer place : USERS) {
                String user = numberIn(content.at(place));
                if (user != null) {
                    return user;
                }
            }
        }
        return null;
    }

    private static @Nullable String numberIn(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? Long.toString(node.longValue()) : null;
    }
}
