package io.clicktrail.standalone.sandbox.outside;

import java.util.Map;

/** A channel or group in which the sandbox's bot is an administrator. */
public record BotChat(long id, String username, String type, String title) {

    /** @param asked the id, or {@code @name} */
    boolean isCalled(String asked) {
        return asked.equals(Long.toString(id)) || asked.equalsIgnoreCase("@" + username);
    }

    Map<String, Object> fields() {
        return Map.of("id", id, "username", username, "type", type, "title", title);
    }
}
