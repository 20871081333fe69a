package io.clicktrail.http.page;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/**
 * Where the last page ended. Callers give it back as they got it. What {@link #parse} lets through, a database can
 * compare: years have four digits, ids have letters, digits, {@code _} and {@code -} only.
 *
 * @param id tells apart what happened in the same moment
 * @param revision tells apart revisions of the same thing; 0 where there are none
 */
public record Cursor(Instant at, String id, int revision) {

    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final Cursor BEFORE_EVERYTHING =
            new Cursor(Instant.parse("9999-12-31T00:00:00Z"), HIGHEST.toString(), 0);
    private static final Pattern SHAPE = Pattern.compile("(\\d{4}-\\S{1,30}) ([A-Za-z0-9_-]{1,60}) (\\d{1,9})");

    /** Behind something that has no revisions. */
    public static Cursor of(Instant at, String id) {
        return new Cursor(at, id, 0);
    }

    /**
     * The cursor a caller gives back; where there is none, the one before the newest.
     *
     * @throws ProblemException if it is none of ours
     */
    public static Cursor parse(@Nullable String text) {
        if (text == null) {
            return BEFORE_EVERYTHING;
        }
        try {
            Matcher parts = SHAPE.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return new Cursor(Instant.parse(parts.group(1)), parts.group(2), Integer.parseInt(parts.group(3)));
            }
            throw foreign();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw foreign();
        }
    }

    /**
     * The id, in lists where ids are UUIDs.
     *
     * @throws ProblemException if the cursor is of another list
     */
    public UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    String encode() {
        byte[] text = (at + " " + id + " " + revision).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static ProblemException foreign() {
        return new ProblemException(400, "invalid_cursor", "cursor is not one that a page of this list has given");
    }
}
