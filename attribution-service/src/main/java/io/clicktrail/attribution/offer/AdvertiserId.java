package io.clicktrail.attribution.offer;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who orders and pays: a slug of 3 to 60 characters of a-z 0-9 -. */
public record AdvertiserId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{2,59}");

    public AdvertiserId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("an advertiser is a slug: 3 to 60 characters of a-z 0-9 -, which starts"
                    + " with a letter or digit");
        }
    }

    @JsonCreator
    public static AdvertiserId parse(String text) {
        return new AdvertiserId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
