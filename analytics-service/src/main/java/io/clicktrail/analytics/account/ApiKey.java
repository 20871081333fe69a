package io.clicktrail.analytics.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.access.Role;

/**
 * A machine's key as the house remembers it. The key itself is 256 random bits, so one round of SHA-256 is all that its
 * hash needs.
 */
record ApiKey(
        UUID id,
        String name,
        Role role,
        String createdBy,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    static final int RANDOM_BYTES = 32;

    private static final String PREFIX = "ct_";
    private static final int MOST_CHARACTERS = 100;

    /** The key that is shown once. */
    static String text(byte[] random) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Whether it can be a key of ours at all: others need no look into the database. */
    static boolean isShaped(String text) {
        return text.startsWith(PREFIX) && text.length() <= MOST_CHARACTERS;
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
