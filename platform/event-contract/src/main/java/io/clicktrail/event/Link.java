package io.clicktrail.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A tracking link of a campaign. It leads to an offer, through the bot, or straight to {@code targetUrl}: exactly one of
 * them is present.
 *
 * @param campaign what people call the campaign
 * @param utm the marks that every click of the link gets, without the prefix: source, medium, campaign, content, term
 * @param landing the page that is shown first; absent: visitors are sent on at once
 * @param expiresAt from then on the link leads nowhere
 */
public record Link(
        LinkId id,
        String campaign,
        Map<String, String> utm,
        @Nullable OfferId offer,
        @Nullable String targetUrl,
        @Nullable Landing landing,
        @Nullable Instant expiresAt,
        Status status,
        Instant createdAt) {

    public Link with(Status changed) {
        return new Link(id, campaign, utm, offer, targetUrl, landing, expiresAt, changed, createdAt);
    }

    /**
     * A page of our own before Telegram.
     *
     * @param experiment the name under which its variants are compared; absent where there is only one
     * @param variants one or more; a visitor sees the same one each time
     * @param picture a small image as a {@code data:} URL, since the page asks nobody else for anything
     */
    public record Landing(
            @Nullable String experiment,
            List<Variant> variants,
            @Nullable String picture) {}

    /**
     * One look of a landing.
     *
     * @param weight its share of the visitors, against the sum of all; 0: nobody
     * @param texts by language: {@code ru}, {@code en}
     */
    public record Variant(String name, int weight, Theme theme, Map<String, Texts> texts) {}

    /**
     * What the page says in one language.
     *
     * @param title the name of the channel
     */
    public record Texts(String title, String description, String button) {}

    /** Colours of a landing. */
    public enum Theme {
        SUNSET,
        OCEAN,
        FOREST,
        NIGHT;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Theme parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the link leads anywhere. */
    public enum Status {
        ACTIVE,
        PAUSED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Status parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
