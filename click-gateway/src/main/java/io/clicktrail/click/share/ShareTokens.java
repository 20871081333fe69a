package io.clicktrail.click.share;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.visitor.Signatures;
import io.clicktrail.event.OfferId;

/**
 * The tokens in share links: base64url of the user's id (LEB128) and the offer's slug, a dot, and 12 characters of
 * signature. The same user and offer always have the same token, so nobody keeps a list of them.
 */
public final class ShareTokens {

    private static final int SIGNATURE = 12;
    private static final int LONGEST = 120;
    private static final int BITS_A_BYTE = 7;

    private final Signatures signatures;

    public ShareTokens(Signatures signatures) {
        this.signatures = signatures;
    }

    String of(Share share) {
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
    @Nullable
    Share open(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST) {
            return null;
        }
        String text = token.substring(0, dot);
        return Signatures.same(signature(text), token.substring(dot + 1)) ? read(text) : null;
    }

    private static Share read(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        long user = 0;
        int at = 0;
        for (int shift = 0; bytes[at] < 0; shift += BITS_A_BYTE) {
            user |= (bytes[at++] & 0x7FL) << shift;
        }
        user |= (long) bytes[at] << BITS_A_BYTE * at;
        String slug = new String(bytes, at + 1, bytes.length - at - 1, StandardCharsets.US_ASCII);
        return new Share(user, new OfferId(slug));
    }

    private String signature(String text) {
        return signatures.of("share", text, SIGNATURE);
    }
}
