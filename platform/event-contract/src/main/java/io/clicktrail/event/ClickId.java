package io.clicktrail.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Identity of a click and the token that travels through Telegram: 30 characters of {@code A-Z a-z 0-9 - _}, of the 64
 * that a {@code ?start=} payload may have (core.telegram.org/api/links). The first 8 are the time, so that ids made
 * later sort later; the other 22 hold 132 random bits, so that nobody guesses one.
 */
public record ClickId(@JsonValue String value) implements Comparable<ClickId> {

    public static final int LENGTH = 30;
    /** Bytes of randomness that {@link #of} wants: 16 and a half, the half of the last one is not used. */
    public static final int RANDOM_BYTES = 17;

    // In ASCII order, unlike base64url, so that text order is time order.
    private static final char[] ORDERED =
            "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".toCharArray();
    private static final int TIME_CHARACTERS = 8;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    public ClickId {
        if (!isShaped(value)) {
            throw new IllegalArgumentException("a click id has 30 characters of A-Z a-z 0-9 - _");
        }
    }

    @JsonCreator
    public static ClickId parse(String text) {
        return new ClickId(text);
    }

    /** The click id in a payload that people can change at will, or null where it cannot be one. */
    public static @Nullable ClickId find(@Nullable String payload) {
        return payload != null && isShaped(payload) ? new ClickId(payload) : null;
    }

    /** @param random {@link #RANDOM_BYTES} bytes from a cryptographic source */
    public static ClickId of(Instant moment, byte[] random) {
        char[] time = new char[TIME_CHARACTERS];
        long rest = moment.toEpochMilli();
        for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
            time[i] = ORDERED[(int) (rest & 63)];
            rest >>>= 6;
        }
        return new ClickId(new String(time) + BASE64URL.encodeToString(random).substring(0, LENGTH - TIME_CHARACTERS));
    }

    /** The moment in which it was made, to the millisecond: the same for ever. */
    public Instant moment() {
        long time = 0;
        for (int i = 0; i < TIME_CHARACTERS; i++) {
            time = time << 6 | Arrays.binarySearch(ORDERED, value.charAt(i));
        }
        return Instant.ofEpochMilli(time);
    }

    // Character by character: this runs for every click, and a pattern costs ten times as much.
    private static boolean isShaped(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(ClickId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
