package io.clicktrail.click.visitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Tells visitors apart without keeping who they are. A visitor gets a name, which the browser keeps in a cookie; events
 * carry a keyed hash of it.
 *
 * <p>The first name is a keyed hash of day, address and browser. So the first visit already has the key of those that
 * follow, and a browser that keeps no cookies is the same visitor for a UTC day, and another one the next day.
 */
public final class VisitorHash {

    private static final int SECONDS_A_DAY = 86_400;
    private static final int NAME_CHARACTERS = 22;
    private static final int KEY_BYTES = 12;

    private final MessageDigest keyed;

    public VisitorHash(String key) {
        this.keyed = sha256();
        this.keyed.update(key.getBytes(StandardCharsets.UTF_8));
        this.keyed.update((byte) 0);
    }

    /** The name in a cookie that people can change at will, or null where it cannot be one. */
    static @Nullable String find(String cookie) {
        return cookie.length() == NAME_CHARACTERS && cookie.chars().allMatch(VisitorHash::isOfName) ? cookie : null;
    }

    private static boolean isOfName(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** A name for somebody who comes without one. */
    String name(Instant moment, String address, @Nullable String userAgent) {
        byte[] hash = hash(moment.getEpochSecond() / SECONDS_A_DAY + "\n" + address + "\n" + userAgent);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, NAME_CHARACTERS);
    }

    /** What events say instead of the name. */
    String key(String name) {
        return HexFormat.of().formatHex(hash(name), 0, KEY_BYTES);
    }

    private byte[] hash(String text) {
        try {
            return ((MessageDigest) keyed.clone()).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
