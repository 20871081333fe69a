package io.clicktrail.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The slug of a CPA network: 3 to 60 characters of a-z 0-9 -. It never changes. */
public record NetworkId(@JsonValue String value) {

    public NetworkId {
        Slug.require(value);
    }

    @JsonCreator
    public static NetworkId parse(String text) {
        return new NetworkId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
