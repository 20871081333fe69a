package io.clicktrail.bot.membership;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.OfferId;

/** What the button "I've done it" tells us when it is pressed: the offer. It fits into the 64 bytes that there are. */
public final class CheckButton {

    private static final String MARK = "chk:";

    private CheckButton() {}

    public static String dataOf(OfferId offer) {
        return MARK + offer.value();
    }

    /** Null where another button was pressed, or somebody has made it up. */
    static @Nullable OfferId offerIn(@Nullable String data) {
        if (data == null || !data.startsWith(MARK)) {
            return null;
        }
        try {
            return OfferId.parse(data.substring(MARK.length()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
