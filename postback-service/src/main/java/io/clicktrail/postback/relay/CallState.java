package io.clicktrail.postback.relay;

import java.util.Locale;

/** What became of a call: every call ends in exactly one of these, and all but the first are ends. */
enum CallState {
    /** Stored, and about to be read. */
    RECEIVED,
    /** It told something new. */
    APPLIED,
    /** It told what was known, or it is a call that came before. */
    DUPLICATE,
    /** Its status is no word we know. */
    UNMAPPED,
    /** Something in it is missing, or cannot be understood. */
    KEPT,
    /** It was understood, and the rules say no. */
    REFUSED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
