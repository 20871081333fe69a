package io.clicktrail.bot.update;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.secret.UnusableSecretException;

/**
 * The secrets by which Telegram proves itself: one, or two while they are changed. The first is the one that Telegram is
 * told to send from now on.
 */
final class WebhookSecrets {

    /** Bot API, setWebhook: secret_token. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private static final int MOST = 2;

    private final List<String> secrets;
    private final List<byte[]> digests;

    private WebhookSecrets(List<String> secrets) {
        this.secrets = secrets;
        this.digests = secrets.stream().map(WebhookSecrets::digest).toList();
    }

    /**
     * @param list the secrets with commas between them
     * @throws UnusableSecretException if Telegram would not take them
     */
    static WebhookSecrets parse(String list) {
        List<String> secrets =
                Arrays.stream(list.split(",", -1)).map(String::strip).toList();
        boolean fit = secrets.size() <= MOST
                && secrets.stream().allMatch(secret -> SHAPE.matcher(secret).matches());
        if (!fit) {
            throw new UnusableSecretException(
                    "TELEGRAM_WEBHOOK_SECRET",
                    "is not one secret, or two with a comma between them, each of 1 to 256 characters of A-Z a-z 0-9 _ -");
        }
        return new WebhookSecrets(secrets);
    }

    /** Takes the same time wherever the header differs, and whichever secret it is. */
    boolean admit(@Nullable String header) {
        byte[] shown = digest(header == null ? "" : header);
        boolean admitted = false;
        for (byte[] expected : digests) {
            admitted |= MessageDigest.isEqual(expected, shown);
        }
        return admitted;
    }

    String current() {
        return secrets.getFirst();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
