package io.clicktrail.event;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where the click of a credit came from, as far as its request told: what a network may be told of it, and what its rules
 * may ask.
 *
 * @param utm {@code utm_source} and its like, without the prefix
 * @param country ISO 3166-1 alpha-2
 * @param device the class of the device, {@code phone}, {@code tablet}, {@code desktop}, {@code tv} or {@code other}
 * @param bot the rule by which the browser was taken for a machine; absent for people
 * @param visitor the same for the same visitor; no network is told it
 */
public record ClickOrigin(
        Map<String, String> utm,
        @Nullable String country,
        @Nullable String device,
        @Nullable String bot,
        @Nullable String visitor) {}
