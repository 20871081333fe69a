package io.clicktrail.click.link;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Link;

/** The last link of a page. Callers give it back as they got it. */
record Cursor(Instant at, String id) {

    static Cursor of(Link link) {
        return new Cursor(link.createdAt(), link.id().value());
    }

    /** The cursor, or null where it is none of ours. */
    static @Nullable Cursor find(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return parts.length == 2 ? new Cursor(Instant.parse(parts[0]), parts[1]) : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    /** Whether the link stands after this one in a list that begins with the newest. */
    boolean comesBefore(Link link) {
        int order = link.createdAt().compareTo(at);
        return order < 0 || order == 0 && link.id().value().compareTo(id) < 0;
    }

    String encode() {
        byte[] text = (at + " " + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
