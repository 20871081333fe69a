package io.clicktrail.bot.update;

import java.util.Locale;

/** Why an update was not understood. */
enum KeepReason {
    NOT_JSON,
    /** JSON, but no update: it has no number by which repeats are known. */
    NO_UPDATE_ID,
    UNKNOWN_KIND,
    /** A known kind in a shape that we do not know. */
    UNKNOWN_SHAPE,
    /** Who, where or when is missing. */
    INCOMPLETE,
    /** A membership that we do not know, before or after, or such a state of a subscription. */
    UNKNOWN_STATUS;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
