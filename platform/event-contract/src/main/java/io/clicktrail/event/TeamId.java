package io.clicktrail.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The slug of a team: 3 to 60 characters of a-z 0-9 -. It never changes. */
public record TeamId(@JsonValue String value) {

    public TeamId {
        Slug.require(value);
    }

    @JsonCreator
    public static TeamId parse(String text) {
        return new TeamId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
