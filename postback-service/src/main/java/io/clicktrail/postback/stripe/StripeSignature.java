package io.clicktrail.postback.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.relay.Authenticity;

/**
 * The header {@code Stripe-Signature}: {@code t=seconds,v1=hex,...}, where v1 is HMAC-SHA256 over {@code t.body} with the
 * endpoint's secret as it is, {@code whsec_} and all (stripe-java, Webhook.Signature). There may be several v1, while Stripe
 * rolls a secret; other schemes do not count.
 */
final class StripeSignature {

    static final String HEADER = "stripe-signature";

    /** So old may a signature be. One from the future passes, as it does in Stripe's own libraries. */
    static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,11}");

    private StripeSignature() {}

    static Authenticity verify(@Nullable String header, byte[] body, List<String> secrets, Instant now) {
        String timestamp = null;
        List<byte[]> given = new ArrayList<>();
        for (String part : header == null ? new String[0] : header.split(",")) {
            if (part.startsWith("t=") && timestamp == null) {
                timestamp = part.substring(2);
            } else if (part.startsWith("v1=")) {
                given.add(part.substring(3).getBytes(StandardCharsets.UTF_8));
            }
        }
        if (timestamp == null || !TIMESTAMP.matcher(timestamp).matches() || !matches(timestamp, body, secrets, given)) {
            return Authenticity.FORGED;
        }
        Instant oldest = now.minus(TOLERANCE);
        return Instant.ofEpochSecond(Long.parseLong(timestamp)).isBefore(oldest)
                ? Authenticity.STALE
                : Authenticity.AUTHENTIC;
    }

    private static boolean matches(String timestamp, byte[] body, List<String> secrets, List<byte[]> given) {
        boolean right = false;
        for (String secret : secrets) {
            byte[] expected = sign(timestamp, body, secret).getBytes(StandardCharsets.US_ASCII);
            for (byte[] signature : given) {
                right |= MessageDigest.isEqual(expected, signature);
            }
        }
        return right;
    }

    static String sign(String timestamp, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
