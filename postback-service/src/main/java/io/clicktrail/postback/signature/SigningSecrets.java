package io.clicktrail.postback.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Standard Webhooks 1.0, symmetric: the secrets of one side, to sign with and to check by. Several at a time, so that one
 * can take another's place without a gap. Never shown again.
 *
 * @param values {@code whsec_} and 24 to 64 bytes in base64
 */
public record SigningSecrets(List<String> values) {

    public static final SigningSecrets NONE = new SigningSecrets(List.of());

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9+/]{32,88}={0,2}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final int MOST = 5;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    /** @throws IllegalArgumentException without the secret in its message */
    public SigningSecrets {
        values = List.copyOf(values);
        if (values.size() > MOST || !values.stream().allMatch(SigningSecrets::isShaped)) {
            throw new IllegalArgumentException("at most five secrets, each whsec_ and 24 to 64 bytes in base64");
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
        byte[] content = content(id, at.getEpochSecond(), payload.getBytes(StandardCharsets.UTF_8));
        return values.stream()
                .map(secret -> VERSION + Base64.getEncoder().encodeToString(Digest.hmacSha256(key(secret), content)))
                .collect(Collectors.joining(" "));
    }

    /**
     * Judges a message by its three headers. One right signature by any of the secrets is enough; other versions than
     * {@code v1} are passed over.
     *
     * @param body as it came, byte by byte
     */
    public Authenticity verify(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body, Instant now) {
        if (id == null
                || id.isEmpty()
                || signatures == null
                || timestamp == null
                || !SECONDS.matcher(timestamp).matches()) {
            return Authenticity.UNREADABLE;
        }
        long at = Long.parseLong(timestamp);
        if (!Tolerance.BOTH_WAYS.admits(at, now)) {
            return Authenticity.STALE;
        }
        return isRight(signatures, content(id, at, body)) ? Authenticity.GENUINE : Authenticity.FORGED;
    }

    private boolean isRight(String signatures, byte[] content) {
        List<byte[]> given = Arrays.stream(signatures.split(" "))
                .filter(each -> each.startsWith(VERSION))
                .map(each -> each.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8))
                .toList();
        return values.stream()
                .map(secret -> Base64.getEncoder().encode(Digest.hmacSha256(key(secret), content)))
                .anyMatch(right -> given.stream().anyMatch(each -> Digest.same(right, each)));
    }

    private static byte[] content(String id, long at, byte[] payload) {
        byte[] head = (id + "." + at + ".").getBytes(StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, content, head.length, payload.length);
        return content;
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "SigningSecrets[" + values.size() + "]";
    }
}
