package io.clicktrail.event;

import java.util.regex.Pattern;

/** The shape of names that people choose and that stand in URLs. */
final class Slug {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{2,59}");

    private Slug() {}

    static String require(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a slug has 3 to 60 characters of a-z 0-9 -, and starts with a letter or digit");
        }
        return text;
    }
}
