package io.clicktrail.bot.webapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.TelegramEvent.Proof;

/**
 * The field {@code signature}: Telegram's own, so that a bot's Mini App can be believed without the bot's token
 * (core.telegram.org/bots/webapps, "Validating data for Third-Party Use").
 */
final class TelegramSeal implements Seal {

    private static final String ALGORITHM = "Ed25519";
    /** RFC 8410: what X.509 writes before the 32 bytes of such a key. */
    private static final String X509_PREFIX = "302a300506032b6570032100";

    private static final Set<String> UNSIGNED = Set.of(InitData.HASH, InitData.SIGNATURE);

    private final long botId;
    private final PublicKey key;

    /** @param key of Telegram, 64 hexadecimal digits */
    TelegramSeal(long botId, String key) {
        this.botId = botId;
        this.key = parsed(key);
    }

    @Override
    public boolean isOn(InitData data) {
        byte[] signature = decoded(data.field(InitData.SIGNATURE));
        String signed = botId + ":WebAppData\n" + data.linesWithout(UNSIGNED);
        return signature != null && isSigned(signed.getBytes(StandardCharsets.UTF_8), signature);
    }

    private boolean isSigned(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static byte @Nullable [] decoded(@Nullable String signature) {
        try {
            return signature == null ? null : Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static PublicKey parsed(String key) {
        try {
            byte[] encoded = HexFormat.of().parseHex(X509_PREFIX + key);
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    @Override
    public long botId() {
        return botId;
    }

    @Override
    public Proof proof() {
        return Proof.TELEGRAM;
    }
}
