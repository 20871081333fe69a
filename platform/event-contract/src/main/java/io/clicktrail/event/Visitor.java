package io.clicktrail.event;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Who came, as far as a request tells.
 *
 * @param key the same for the same visitor: of the cookie where there is one, else a keyed hash of address and browser
 *     that changes every day
 * @param standing whether this visitor has been here before
 * @param language the first language of {@code Accept-Language}
 * @param referrerHost the host of {@code Referer}, without the path
 * @param country ISO 3166-1 alpha-2, where it is known
 * @param bot the rule by which the browser was taken for a machine; absent for people
 * @param vk the signed word of VK about its user, for visitors who come from a mini app
 */
public record Visitor(
        String key,
        Standing standing,
        @Nullable String userAgent,
        @Nullable String language,
        @Nullable String referrerHost,
        @Nullable String country,
        @Nullable String bot,
        @Nullable VkLaunch vk) {

    /** Somebody of whom nothing but the key is known. */
    public static Visitor nameless(String key) {
        return new Visitor(key, Standing.UNKNOWN, null, null, null, null, null, null);
    }

    public Visitor with(Standing known) {
        return new Visitor(key, known, userAgent, language, referrerHost, country, bot, vk);
    }

    /** Whether a visitor has come to the same offer or link within the window of uniqueness (24 hours by default). */
    public enum Standing {
        FIRST,
        REPEAT,
        /** Nobody could tell in time. */
        UNKNOWN;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Standing parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Launch parameters of a VK mini app whose signature is right (dev.vk.com, "launch parameters").
     *
     * @param platform such as {@code mobile_android}
     * @param ref where in VK the app was opened
     */
    public record VkLaunch(
            long app,
            long user,
            @Nullable String platform,
            @Nullable String ref) {}
}
