package io.clicktrail.event;

import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What kind of thing people hold in their hands, as {@link ClickOrigin#device} names it. An iPad that asks for desktop
 * pages looks like a Mac.
 */
public enum DeviceClass {
    TV("smart-?tv|appletv|googletv|hbbtv|web0s|bravia|\\baft[a-z]|\\bcrkey\\b|\\broku"),
    /** Android says "Mobile" on phones only. */
    TABLET("ipad|tablet|playbook|\\bkindle|^(?!.*mobile)mozilla/.*(?:android|\\bsilk/)"),
    PHONE("iphone|ipod|android|mobile|windows phone|blackberry|opera mini|kaios"),
    DESKTOP("windows nt|macintosh|\\bx11\\b|\\bcros\\b|linux"),
    OTHER("");

    private final Pattern marks;

    DeviceClass(String marks) {
        this.marks = Pattern.compile(marks, Pattern.CASE_INSENSITIVE);
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such class */
    @JsonCreator
    public static DeviceClass parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The first whose marks a {@code User-Agent} bears. Slow for what comes often: whoever asks remembers the answer. */
    public static DeviceClass of(String userAgent) {
        for (DeviceClass each : values()) {
            if (each.marks.matcher(userAgent).find()) {
                return each;
            }
        }
        return OTHER;
    }
}
