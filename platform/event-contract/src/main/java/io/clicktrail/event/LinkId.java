package io.clicktrail.event;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a link, as it stands in /l/{link}, such as {@code tiktok_abc123}: 3 to 60 characters of a-z 0-9 _ -. */
public record LinkId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_-]{2,59}");

    public LinkId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a link's id has 3 to 60 characters of a-z 0-9 _ -, and starts with a letter or digit");
        }
    }

    @JsonCreator
    public static LinkId parse(String text) {
        return new LinkId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
