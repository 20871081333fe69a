package io.clicktrail.postback.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.language.Language;

/** Times as a reader of a language expects them; empty where there is none. */
public record Moments(Language language, ZoneId zone) {

    private static final Duration IN_SECONDS = Duration.ofSeconds(10);

    public String moment(@Nullable Instant moment) {
        String pattern = language == Language.RU ? "d MMM, HH:mm:ss" : "MMM d, HH:mm:ss";
        return moment == null
                ? ""
                : DateTimeFormatter.ofPattern(pattern, language.locale()).format(moment.atZone(zone));
    }

    /** In milliseconds, long ones in seconds. */
    public String latency(@Nullable Duration latency) {
        boolean russian = language == Language.RU;
        if (latency == null) {
            return "";
        }
        return latency.compareTo(IN_SECONDS) < 0
                ? latency.toMillis() + (russian ? " мс" : " ms")
                : latency.toSeconds() + (russian ? " с" : " s");
    }
}
