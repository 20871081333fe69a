package io.clicktrail.bot.update;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * By what updates keep their order on the way to us: the group they are written in, the user they are about, the chat,
 * else their number. In a group a channel's post must come before the comments on it, whoever writes them. Looks no
 * further than that, and takes any bytes.
 */
final class UpdateKey {

    /** Written in chats, or about the bot in a chat. */
    private static final Set<String> OF_CHATS = Set.of("message", "edited_message", "my_chat_member");

    private static final String PRIVATE = "private";
    private static final JsonPointer CHAT = JsonPointer.compile("/chat/id");
    private static final JsonPointer KIND_OF_CHAT = JsonPointer.compile("/chat/type");

    /** In a change of membership {@code from} may be an admin, so the member comes first. */
    private static final List<JsonPointer> OWNERS = List.of(
            JsonPointer.compile("/new_chat_member/user/id"),
            JsonPointer.compile("/from/id"),
            JsonPointer.compile("/user/id"),
            CHAT);

    private static final JsonMapper JSON = new JsonMapper();

    private UpdateKey() {}

    /** Null where the body shows none of them. */
    static @Nullable String in(byte[] body) {
        try {
            JsonNode update = JSON.readTree(body);
            String owner = ownerIn(update);
            return owner == null ? numberIn(update.path("update_id")) : owner;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String ownerIn(JsonNode update) {
        for (Map.Entry<String, JsonNode> content : update.properties()) {
            String owner = ownerIn(content.getKey(), content.getValue());
            if (owner != null) {
                return owner;
            }
        }
        return null;
    }

    private static @Nullable String ownerIn(String kind, JsonNode content) {
        if (OF_CHATS.contains(kind) && !PRIVATE.equals(content.at(KIND_OF_CHAT).asString(PRIVATE))) {
            return numberIn(content.at(CHAT));
        }
        return OWNERS.stream()
                .map(owner -> numberIn(content.at(owner)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String numberIn(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? Long.toString(node.longValue()) : null;
    }
}
