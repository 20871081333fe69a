package io.clicktrail.click.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Link.Theme;

/**
 * What somebody asks for: the body of {@code POST /api/v1/utm/links}.
 *
 * @param offer a slug; absent where there is a {@code targetUrl}
 * @param landing absent: visitors are sent on at once; {@code {}}: a page with the house's own words
 */
record NewLink(
        String campaign,
        String source,
        @Nullable String medium,
        @Nullable String content,
        @Nullable String term,
        @Nullable String offer,
        @Nullable String targetUrl,
        @Nullable Page landing,
        @Nullable Instant expiresAt) {

    /** @param variants absent: one */
    record Page(
            @Nullable String experiment,
            @Nullable List<Variant> variants,
            @Nullable String picture) {}

    /** @param texts by language; absent: the house's own words */
    record Variant(
            @Nullable String name,
            @Nullable Integer weight,
            @Nullable Theme theme,
            @Nullable Map<String, Texts> texts) {}

    /** What is left out is said in the house's own words. */
    record Texts(
            @Nullable String title,
            @Nullable String description,
            @Nullable String button) {}
}
