package io.clicktrail.postback.relay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.clicktrail.postback.relay.Claim.Signed;

/**
 * The relay's own signature: HMAC-SHA256, in lower-case hexadecimal, keyed with the secret's UTF-8, over
 *
 * <pre>
 * timestamp LF nonce LF METHOD LF target LF body
 * </pre>
 *
 * The target is path and query as they stand in the request line, without the parameter {@code relay_signature}. Line feeds
 * part the pieces because none of them but the body can hold one: with a point between them, bytes could move from the
 * query into the body and the signature would still be right.
 */
final class RelaySignature {

    static final String TIMESTAMP_PARAMETER = "relay_timestamp";
    static final String NONCE_PARAMETER = "relay_nonce";
    static final String SIGNATURE_PARAMETER = "relay_signature";

    /** So far may the sender's clock be from ours, either way; a call is not older than that. */
    static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,11}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{8,128}");

    private RelaySignature() {}

    static Authenticity verify(IncomingCall call, Signed claim, List<String> secrets) {
        if (!TIMESTAMP.matcher(claim.timestamp()).matches()
                || !NONCE.matcher(claim.nonce()).matches()) {
            return Authenticity.FORGED;
        }
        byte[] content = content(call, claim);
        byte[] given = claim.signature().getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (String secret : secrets) {
            right |= MessageDigest.isEqual(hmac(secret, content), given);
        }
        if (!right) {
            return Authenticity.FORGED;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(claim.timestamp()));
        Duration apart = Duration.between(signedAt, call.receivedAt()).abs();
        return apart.compareTo(TOLERANCE) > 0 ? Authenticity.STALE : Authenticity.AUTHENTIC;
    }

    /** The same for a call that is sent again as it is, and for no other. */
    static String identity(IncomingCall call, Signed claim) {
        return Digest.sha256(content(call, claim));
    }

    static String sign(IncomingCall call, String timestamp, String nonce, String secret) {
        byte[] content = content(call, new Signed("", timestamp, nonce, ""));
        return new String(hmac(secret, content), StandardCharsets.US_ASCII);
    }

    private static byte[] content(IncomingCall call, Signed claim) {
        String head = String.join("\n", claim.timestamp(), claim.nonce(), call.method(), target(call), "");
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] body = call.body().bytes();
        byte[] content = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, content, start.length, body.length);
        return content;
    }

    private static String target(IncomingCall call) {
        String query = Arrays.stream(call.query().split("&", -1))
                .filter(parameter -> !parameter.startsWith(SIGNATURE_PARAMETER + "="))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? call.path() : call.path() + "?" + query;
    }

    private static byte[] hmac(String secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(content)).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
