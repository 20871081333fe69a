package io.clicktrail.standalone.sandbox.outside;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A channel or group in which the sandbox's bot is an administrator.
 *
 * @param linked of a channel, the group in which its posts are discussed; absent where there is none
 */
public record BotChat(
        long id,
        String username,
        String type,
        String title,
        @Nullable Long linked) {

    /** @param asked the id, or {@code @name} */
    boolean isCalled(String asked) {
        return asked.equals(Long.toString(id)) || asked.equalsIgnoreCase("@" + username);
    }

    Map<String, Object> fields() {
        var fields =
                new LinkedHashMap<String, Object>(Map.of("id", id, "username", username, "type", type, "title", title));
        if (linked != null) {
            fields.put("linked_chat_id", linked);
        }
        return fields;
    }
}
