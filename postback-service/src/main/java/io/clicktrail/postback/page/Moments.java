package io.clicktrail.postback.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.language.Language;
import io.clicktrail.http.problem.ProblemException;

/** Times as a reader of a language expects them; empty where there is none. */
public record Moments(Language language, ZoneId zone) {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final Duration IN_SECONDS = Duration.ofSeconds(10);

    public String moment(@Nullable Instant moment) {
        String pattern = language == Language.RU ? "d MMM, HH:mm:ss" : "MMM d, HH:mm:ss";
        return moment == null
                ? ""
                : DateTimeFormatter.ofPattern(pattern, language.locale()).format(moment.atZone(zone));
    }

    /**
     * As the field of a form has it; null where it is empty.
     *
     * @throws ProblemException where it is no time
     */
    public @Nullable Instant read(@Nullable String field) {
        try {
            return field == null || field.isBlank()
                    ? null
                    : LocalDateTime.parse(field.strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(400, "invalid_field", "a time is written 2026-11-21T10:00");
        }
    }

    /** For the field of a form. */
    public String field(Instant moment) {
        return FIELD.format(moment.atZone(zone));
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
