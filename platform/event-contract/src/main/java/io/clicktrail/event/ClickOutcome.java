package io.clicktrail.event;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a click led to. */
public enum ClickOutcome {
    /** Sent on to Telegram with its token. */
    ACCEPTED,
    /** The offer is paused. */
    PAUSED,
    /** The offer's places are taken. */
    EXHAUSTED,
    /** Outside the offer's hours. */
    OUT_OF_SCHEDULE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ClickOutcome parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
