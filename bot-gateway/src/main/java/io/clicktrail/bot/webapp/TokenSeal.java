package io.clicktrail.bot.webapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.clicktrail.bot.telegram.BotToken;
import io.clicktrail.event.TelegramEvent.Proof;

/** The field {@code hash}: made with the bot's token, which only its owner and Telegram have. */
final class TokenSeal implements Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<String> UNSIGNED = Set.of(InitData.HASH);

    private final long botId;
    private final byte[] key;

    TokenSeal(BotToken token) {
        this.botId = token.botId();
        this.key = hmac("WebAppData".getBytes(StandardCharsets.UTF_8), token.text());
    }

    @Override
    public boolean isOn(InitData data) {
        String hash = data.field(InitData.HASH);
        byte[] expected = hmac(key, data.linesWithout(UNSIGNED));
        String shown = HexFormat.of().formatHex(expected);
        return hash != null
                && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long botId() {
        return botId;
    }

    @Override
    public Proof proof() {
        return Proof.TOKEN;
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
