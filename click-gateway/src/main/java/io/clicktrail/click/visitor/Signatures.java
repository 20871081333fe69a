package io.clicktrail.click.visitor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Short HMAC-SHA256 signatures under the visitor key, each kind of text in a space of its own. */
public final class Signatures {

    private static final String HMAC = "HmacSHA256";

    private final Mac keyed;

    public Signatures(String key) {
        try {
            keyed = Mac.getInstance(HMAC);
            keyed.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /**
     * @param kind what is signed; without a colon
     * @param length of the signature, in base64url characters of 6 bits
     */
    public String of(String kind, String text, int length) {
        byte[] signature = copyOfKeyed().doFinal((kind + ':' + text).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature).substring(0, length);
    }

    /** Takes the same time wherever the two differ. */
    public static boolean same(String signature, String claimed) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), claimed.getBytes(StandardCharsets.UTF_8));
    }

    private Mac copyOfKeyed() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HMAC can be cloned", e);
        }
    }
}
