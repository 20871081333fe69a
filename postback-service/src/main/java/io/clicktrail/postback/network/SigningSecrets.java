package io.clicktrail.postback.network;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets by which a network knows that a postback is ours: Standard Webhooks 1.0, symmetric. Two at a time, so
 * that one can take the other's place without a gap; none where postbacks are not signed. Never shown again.
 *
 * @param values {@code whsec_} and 24 to 64 bytes in base64
 */
public record SigningSecrets(List<String> values) {

    public static final SigningSecrets NONE = new SigningSecrets(List.of());

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9+/]{32,88}={0,2}");
    private static final int MOST = 2;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    /** @throws IllegalArgumentException without the secret in its message */
    public SigningSecrets {
        values = List.copyOf(values);
        if (values.size() > MOST || !values.stream().allMatch(SigningSecrets::isShaped)) {
            throw new IllegalArgumentException("at most two secrets, each whsec_ and 24 to 64 bytes in base64");
        }
    }

    private static boolean isShaped(String secret) {
        if (!SHAPE.matcher(secret).matches()) {
            return false;
        }
        try {
            int length = key(secret).length;
            return length >= LEAST_BYTES && length <= MOST_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value of {@code webhook-signature}: one signature for each secret, with a space between. */
    public String sign(String id, Instant at, String payload) {
        String content = id + "." + at.getEpochSecond() + "." + payload;
        return values.stream().map(secret -> "v1," + hmac(secret, content)).collect(Collectors.joining(" "));
    }

    private static String hmac(String secret, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "SigningSecrets[" + values.size() + "]";
    }
}
