package io.clicktrail.bot.invite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.clicktrail.event.OfferId;

/** What the link of an offer is called in its chat: at most 32 characters (Bot API, createChatInviteLink). */
final class LinkName {

    private static final String MARK = "o:";
    private static final int LONGEST = 32;
    private static final int DIGEST_BYTES = 4;
    // No slug has this character, so a name that was cut is never that of another offer.
    private static final String CUT = "~";

    private LinkName() {}

    /** Different for different offers. */
    static String of(OfferId offer) {
        String whole = MARK + offer.value();
        if (whole.length() <= LONGEST) {
            return whole;
        }
        String end = CUT + digest(offer.value());
        return whole.substring(0, LONGEST - end.length()) + end;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
