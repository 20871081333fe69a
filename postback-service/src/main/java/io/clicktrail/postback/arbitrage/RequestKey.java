package io.clicktrail.postback.arbitrage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/**
 * By what a repeated report is known: by the caller's {@code Idempotency-Key}, for a day, or else by what is to be sent
 * and for whom, for a short while, so that a double click sends once.
 *
 * @param key of both kinds, in a space of its own each
 * @param fingerprint of what is to be sent: another one under the same key is a mistake of the caller's
 * @param lifetime how long a report is a repeat
 */
record RequestKey(String key, String fingerprint, Duration lifetime) {

    static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** @throws ProblemException if the caller's key has another shape */
    static RequestKey of(@Nullable String idempotencyKey, PlannedSend send, Duration window) {
        Visit visit = send.visit();
        String fingerprint = hash(
                send.target(),
                send.call().url(),
                Objects.toString(visit.person().id(), ""));
        if (idempotencyKey == null) {
            String agent = Objects.toString(visit.technical().userAgent(), "");
            String ip = visit.technical().ip();
            return new RequestKey(hash("call", fingerprint, ip, agent), fingerprint, window);
        }
        if (!SHAPE.matcher(idempotencyKey).matches()) {
            throw new ProblemException(
                    400, "invalid_idempotency_key", "Idempotency-Key has 1 to 200 characters of ASCII without spaces");
        }
        return new RequestKey(hash("key", idempotencyKey), fingerprint, LONGEST);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
