package io.clicktrail.click.landing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Landing;
import io.clicktrail.event.Link.Texts;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.Link.Variant;
import io.clicktrail.event.LinkId;

/** Links for tests: one sensible link, and what may differ from it. */
record Links(
        String name,
        @Nullable String experiment,
        List<Variant> variants,
        @Nullable String picture) {

    static final Map<String, Texts> SPORT = Map.of(
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

    static Links aLink() {
        return new Links("tiktok_abc123", null, List.of(variant("a", 1, Theme.OCEAN)), null);
    }

    Links called(String other) {
        return new Links(other, experiment, variants, picture);
    }

    Links themed(Theme theme) {
        return new Links(name, experiment, List.of(variant("a", 1, theme)), picture);
    }

    Links comparing(String other, Variant... looks) {
        return new Links(name, other, List.of(looks), picture);
    }

    Links with(String url) {
        return new Links(name, experiment, variants, url);
    }

    static Variant variant(String name, int weight, Theme theme) {
        return new Variant(name, weight, theme, SPORT);
    }

    Link to(String target) {
        return new Link(
                new LinkId(name),
                "spring",
                Map.of("source", "tiktok", "campaign", "spring"),
                null,
                target,
                new Landing(experiment, variants, picture),
                null,
                Link.Status.ACTIVE,
                Instant.EPOCH);
    }
}
