package io.clicktrail.click;

import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What must be known of the world outside.
 *
 * @param botUsername the bot that visitors are sent to, without the @
 * @param visitorKey secret by which visitors are hashed; the same on every replica, or a visitor counts once for each
 */
@ConfigurationProperties("click")
public record ClickSettings(String botUsername, String visitorKey) {

    private static final Pattern BOT = Pattern.compile("[A-Za-z][A-Za-z0-9_]{3,31}");
    private static final int SHORTEST_KEY = 16;

    public ClickSettings {
        if (botUsername == null || !BOT.matcher(botUsername).matches()) {
            throw new IllegalArgumentException("BOT_USERNAME must be the bot's user name without the @");
        }
        if (visitorKey == null || visitorKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("VISITOR_HASH_KEY must have 16 characters or more");
        }
    }
}
