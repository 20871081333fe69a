package io.clicktrail.attribution.identity;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** By what a click is known to be somebody's. */
public enum Link {
    /** The sale itself names the click. */
    SALE,
    /** The user was the first to send the click's token to the bot. */
    TELEGRAM_USER,
    /** The same browser, or, without cookies, the same browser and address on the same day. */
    VISITOR,
    /** A lead with this phone names the click. */
    PHONE,
    /** A lead with this e-mail address names the click. */
    EMAIL;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
