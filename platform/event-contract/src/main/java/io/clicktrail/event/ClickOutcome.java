package io.clicktrail.event;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a click led to. */
public enum ClickOutcome {
    /** Sent on to Telegram with its token. */
    ACCEPTED,
    /** The offer, or the link, is paused. */
    PAUSED,
    /** The offer's places are taken. */
    EXHAUSTED,
    /** Outside the offer's hours. */
    OUT_OF_SCHEDULE,
    /** The offer takes no visitors from this country. */
    COUNTRY_NOT_ALLOWED,
    /** Taken for a machine. */
    BOT,
    /** The offer takes each visitor once, and this one has been here. */
    DUPLICATE,
    /** The network sent the name of a macro where its click id belongs; there is nobody to credit. */
    UNFILLED_MACRO,
    /** The link's time is over. */
    EXPIRED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ClickOutcome parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
