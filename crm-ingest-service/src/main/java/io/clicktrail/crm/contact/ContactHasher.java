package io.clicktrail.crm.contact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ContactHashes;

/**
 * The door through which phones and addresses come: what leaves it is a keyed hash. Without the key nobody can try all
 * numbers there are.
 */
public final class ContactHasher {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 16;

    private final SecretKeySpec key;

    /** @param key of 32 bytes or more, the same for ever */
    public ContactHasher(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Nothing where neither is what it should be. */
    public @Nullable ContactHashes hash(@Nullable String phone, @Nullable String email) {
        String number = phone == null ? null : Spelling.ofPhone(phone);
        String address = email == null ? null : Spelling.ofEmail(email);
        return ContactHashes.of(hashOf("phone", number), hashOf("email", address));
    }

    /** With its kind, so that no phone has the hash of an address. */
    private @Nullable String hashOf(String kind, @Nullable String text) {
        if (text == null) {
            return null;
        }
        byte[] hash = mac().doFinal((kind + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
