package io.clicktrail.click;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Landing;
import io.clicktrail.event.Link.Texts;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Link.Variant;
import io.clicktrail.event.LinkId;
import io.clicktrail.event.OfferId;

/** Links for tests: one sensible link, and what may differ from it. */
public record Links(
        String name,
        @Nullable String offer,
        @Nullable Landing landing,
        @Nullable Instant expiresAt,
        Link.Status status) {

    public static final String TARGET = "https://t.me/sportschannel";
    public static final Map<String, Texts> SPORT = Map.of(
            "ru",
            new Texts(
                    "Спорт каждый день",
                    "Прогнозы, разборы матчей и трансляции без рекламы.\nНас уже 120 тысяч.",
                    "Открыть канал"),
            "en",
            new Texts(
                    "Sports every day",
                    "Forecasts, match reviews and streams without ads.\n120 thousand of us already.",
                    "Open the channel"));

    /** Straight to {@link #TARGET}, without a page. */
    public static Links aLink() {
        return new Links("tiktok_abc123", null, null, null, Link.Status.ACTIVE);
    }

    public Links called(String other) {
        return new Links(other, offer, landing, expiresAt, status);
    }

    /** Through the bot. */
    public Links to(String slug) {
        return new Links(name, slug, landing, expiresAt, status);
    }

    public Links withPage() {
        return withPage(Theme.OCEAN);
    }

    public Links withPage(Theme theme) {
        return with(new Landing(null, List.of(variant("a", 1, theme)), null));
    }

    public Links comparing(String experiment, Variant... looks) {
        return with(new Landing(experiment, List.of(looks), null));
    }

    private Links with(Landing other) {
        return new Links(name, offer, other, expiresAt, status);
    }

    public Links until(Instant end) {
        return new Links(name, offer, landing, end, status);
    }

    public Links that(Link.Status other) {
        return new Links(name, offer, landing, expiresAt, other);
    }

    public static Variant variant(String name, int weight, Theme theme) {
        return new Variant(name, weight, theme, SPORT);
    }

    public LinkChanged published() {
        return new LinkChanged(EventId.derived(Instant.EPOCH, name), Instant.EPOCH, now());
    }

    public Link now() {
        return new Link(
                new LinkId(name),
                "spring",
                Map.of("source", "tiktok", "campaign", "spring"),
                offer == null ? null : new OfferId(offer),
                offer == null ? TARGET : null,
                landing,
                expiresAt,
                status,
                Instant.EPOCH);
    }
}
