package io.clicktrail.standalone.sandbox.trail;

import java.util.Locale;

/** The stations of the trail, in the order in which they are shown. */
enum Step {
    /** The network's visitor follows the link and is sent on to Telegram. */
    CLICK,
    /** He presses START. */
    START,
    /** The bot shows him the offer. */
    CARD,
    /** He joins the channel. */
    JOIN,
    /** The join is credited to the click. */
    CONVERSION,
    /** The network hears of it, under its own number. */
    POSTBACK,
    /** The CRM closes a deal that came by the click. */
    SALE,
    /** The team reads of it in Telegram. */
    MESSAGE,
    /** The figures know. */
    FIGURES;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
