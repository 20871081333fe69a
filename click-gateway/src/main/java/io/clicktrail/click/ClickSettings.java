package io.clicktrail.click;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What must be known of the world outside.
 *
 * @param botUsername the bot that visitors are sent to, without the @
 * @param visitorKey secret by which visitors and passes are hashed; the same on every replica, or a visitor
 *     counts once for each
 * @param publicBaseUrl this gateway as visitors reach it, without a slash at the end
 * @param allowedTargetHosts hosts to which links may send people, beside Telegram's and our own
 * @param redis where visitors are remembered; absent: they are not
 * @param vkAppKeys {@code app:key} of our VK mini apps
 */
@ConfigurationProperties("click")
public record ClickSettings(
        String botUsername,
        String visitorKey,
        URI publicBaseUrl,
        @DefaultValue List<String> allowedTargetHosts,
        @Nullable String redis,
        @DefaultValue Uniqueness uniqueness,
        @DefaultValue Flood flood,
        @DefaultValue Country country,
        @DefaultValue List<String> vkAppKeys) {

    private static final Pattern BOT = Pattern.compile("[A-Za-z][A-Za-z0-9_]{3,31}");
    private static final int SHORTEST_KEY = 16;

    public ClickSettings {
        if (botUsername == null || !BOT.matcher(botUsername).matches()) {
            throw new IllegalArgumentException("BOT_USERNAME must be the bot's user name without the @");
        }
        if (visitorKey == null || visitorKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("VISITOR_HASH_KEY must have 16 characters or more");
        }
        if (!isAddress(publicBaseUrl)) {
            throw new IllegalArgumentException(
                    "PUBLIC_BASE_URL must be the http or https address of the click-gateway, without a slash at the end");
        }
    }

    private static boolean isAddress(@Nullable URI url) {
        return url != null
                && url.getHost() != null
                && List.of("http", "https").contains(url.getScheme())
                && !url.toString().endsWith("/");
    }

    /** Whether visitors come by TLS, wherever it ends. */
    public boolean isHttps() {
        return "https".equals(publicBaseUrl.getScheme());
    }

    /**
     * @param window how long a visit is remembered
     * @param deadline how long a click waits for Redis
     */
    public record Uniqueness(
            @DefaultValue("24h") Duration window,
            @DefaultValue("20ms") Duration deadline) {}

    /** Visits in a minute from one address to one offer or link; 0: no limit. */
    public record Flood(
            @DefaultValue("120") int markedAbove,
            @DefaultValue("6000") int refusedAbove) {}

    /**
     * @param file a path; of MaxMind's format
     * @param headers in which the network in front of us names the visitor's country
     */
    public record Country(
            @Nullable String file, @DefaultValue List<String> headers) {}
}
