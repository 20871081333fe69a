package io.clicktrail.postback.relay;

import java.util.Locale;

/** What a call has done. */
enum Effect {
    /** It is remembered; nobody is told. */
    NOTED,
    ACTION_REPORTED,
    PURCHASE_REPORTED,
    ACTION_WITHDRAWN,
    PURCHASE_WITHDRAWN;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Effect named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
