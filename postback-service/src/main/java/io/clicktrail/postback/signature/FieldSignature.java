package io.clicktrail.postback.signature;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A signature over fields that are joined by a separator, written in hexadecimal: {@code uid|offer|event|ts}.
 *
 * @param secret the key of an HMAC; with MD5 one more field, before the others or after them
 * @param separator perhaps empty
 */
public record FieldSignature(Scheme scheme, String secret, String separator) {

    /** How the fields and the secret become a digest. */
    public enum Scheme {
        /** HMAC-SHA256 of the fields; the secret's UTF-8 is the key. */
        HMAC_SHA256,
        /** MD5 of the secret and then the fields. */
        MD5_SECRET_FIRST,
        /** MD5 of the fields and then the secret. */
        MD5_SECRET_LAST;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Lower case. */
    public String sign(List<String> fields) {
        return HexFormat.of().formatHex(digest(fields));
    }

    /** Whether this is their signature, in lower or upper case. */
    public boolean isRight(String hex, List<String> fields) {
        byte[] right = sign(fields).getBytes(StandardCharsets.US_ASCII);
        return Digest.same(right, hex.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] digest(List<String> fields) {
        return switch (scheme) {
            case HMAC_SHA256 -> Digest.hmacSha256(bytes(secret), bytes(joined(fields.stream())));
            case MD5_SECRET_FIRST -> Digest.md5(bytes(joined(Stream.concat(Stream.of(secret), fields.stream()))));
            case MD5_SECRET_LAST -> Digest.md5(bytes(joined(Stream.concat(fields.stream(), Stream.of(secret)))));
        };
    }

    private String joined(Stream<String> fields) {
        return fields.collect(Collectors.joining(separator));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "FieldSignature[" + scheme + "]";
    }
}
