package io.clicktrail.click.visitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Tells visitors apart without keeping who they are: a keyed hash of day, address and browser. The same visitor has the
 * same hash within a UTC day, and another one the next day.
 */
public final class VisitorHash {

    private static final int SECONDS_A_DAY = 86_400;
    private static final int BYTES = 12;

    private final MessageDigest keyed;

    public VisitorHash(String key) {
        this.keyed = sha256();
        this.keyed.update(key.getBytes(StandardCharsets.UTF_8));
        this.keyed.update((byte) 0);
    }

    public String of(Instant moment, String address, @Nullable String userAgent) {
        MessageDigest digest = copyOfKeyed();
        String visitor = moment.getEpochSecond() / SECONDS_A_DAY + "\n" + address + "\n" + userAgent;
        byte[] hash = digest.digest(visitor.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private MessageDigest copyOfKeyed() {
        try {
            return (MessageDigest) keyed.clone();
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
