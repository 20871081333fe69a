package io.clicktrail.attribution.page;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/**
 * Where the last page ended. Callers give it back as they got it.
 *
 * @param id tells apart what happened in the same moment
 */
public record Cursor(Instant at, String id) {

    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final Cursor BEFORE_EVERYTHING = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), "");

    /** @throws ProblemException if it is none of ours */
    public static Cursor parse(@Nullable String text) {
        if (text == null) {
            return BEFORE_EVERYTHING;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), parts.length == 2 ? parts[1] : "");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ProblemException(400, "invalid_cursor", "cursor is not one that a page has given");
        }
    }

    /**
     * Where ids are UUIDs; the highest there is where the list begins.
     *
     * @throws ProblemException if the cursor is of another list
     */
    public UUID uuid() {
        try {
            return id.isEmpty() ? HIGHEST : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "invalid_cursor", "cursor is not one that a page has given");
        }
    }

    String encode() {
        byte[] text = (at + " " + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
