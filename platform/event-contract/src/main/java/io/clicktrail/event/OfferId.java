package io.clicktrail.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The slug of an offer, as it stands in /click/{offer}: 3 to 60 characters of a-z 0-9 -. It never changes. */
public record OfferId(@JsonValue String value) {

    public OfferId {
        Slug.require(value);
    }

    @JsonCreator
    public static OfferId parse(String text) {
        return new OfferId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
