package io.clicktrail.postback.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.clicktrail.event.NetworkId;

/** What networks are told in place of a user's id: enough to know the same user again, and no two networks are told the same. */
final class UserHasher {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 16;

    private final SecretKeySpec key;

    /** @param key of 32 bytes or more, the same for ever */
    UserHasher(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** In hexadecimal. */
    String hash(NetworkId network, long user) {
        byte[] hash = mac().doFinal((network.value() + "\n" + user).getBytes(StandardCharsets.UTF_8));
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
