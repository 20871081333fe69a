package io.clicktrail.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * The links that users share: {@code <public base url>/s/<token>}. A token is base64url of the user's id (LEB128) and the
 * offer's slug, a dot, and 12 characters of signature. The same user and offer always have the same token, so nobody keeps
 * a list of them: bot-gateway makes them and click-gateway opens them, with the same key.
 */
public final class ShareLinks {

    private static final String PATH = "/s/";
    private static final String HMAC = "HmacSHA256";
    private static final int SIGNATURE = 12;
    private static final int LONGEST = 120;
    private static final int BITS_A_BYTE = 7;

    private final String publicBaseUrl;
    private final Mac keyed;

    /**
     * @param publicBaseUrl the click-gateway as visitors reach it, without a slash at the end
     * @param key known to our gateways only
     */
    public ShareLinks(String publicBaseUrl, byte[] key) {
        this.publicBaseUrl = publicBaseUrl;
        try {
            keyed = Mac.getInstance(HMAC);
            keyed.init(new SecretKeySpec(key, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    public String linkOf(SharedOffer share) {
        return publicBaseUrl + PATH + tokenOf(share);
    }

    String tokenOf(SharedOffer share) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = share.user();
        while (rest >= 1 << BITS_A_BYTE) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= BITS_A_BYTE;
        }
        bytes.write((int) rest);
        bytes.writeBytes(share.offer().value().getBytes(StandardCharsets.US_ASCII));
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        return text + '.' + signature(text);
    }

    /** Who shares what; null where the token is none of ours. */
    public @Nullable SharedOffer open(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST) {
            return null;
        }
        String text = token.substring(0, dot);
        return same(signature(text), token.substring(dot + 1)) ? read(text) : null;
    }

    private static SharedOffer read(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        long user = 0;
        int at = 0;
        for (int shift = 0; bytes[at] < 0; shift += BITS_A_BYTE) {
            user |= (bytes[at++] & 0x7FL) << shift;
        }
        user |= (long) bytes[at] << BITS_A_BYTE * at;
        String slug = new String(bytes, at + 1, bytes.length - at - 1, StandardCharsets.US_ASCII);
        return new SharedOffer(user, new OfferId(slug));
    }

    private String signature(String text) {
        byte[] signature = copyOfKeyed().doFinal(("share:" + text).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature).substring(0, SIGNATURE);
    }

    /** Takes the same time wherever the two differ. */
    private static boolean same(String signature, String claimed) {
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
