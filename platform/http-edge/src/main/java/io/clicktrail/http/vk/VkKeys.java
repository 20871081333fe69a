package io.clicktrail.http.vk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Visitor.VkLaunch;

/**
 * The protected keys of our VK mini apps, by which launch parameters are verified (dev.vk.com, "launch parameters"; the
 * vector in the tests is that of VKCOM/vk-apps-launch-params).
 */
public final class VkKeys {

    /** A link that was copied out of the app is somebody else's soon. */
    private static final Duration FRESH = Duration.ofHours(24);

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final String HMAC = "HmacSHA256";
    private static final String SIGNED = "vk_";

    private final Map<String, SecretKeySpec> keys;

    private VkKeys(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * @param pairs {@code app:key}; none: nothing is verified
     * @throws IllegalArgumentException without the key, where one is no pair
     */
    public static VkKeys of(List<String> pairs) {
        return new VkKeys(pairs.stream()
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .map(VkKeys::parts)
                .collect(Collectors.toUnmodifiableMap(parts -> parts[0], VkKeys::key)));
    }

    /** Who VK says has come; null where it does not say, or said it long ago, or somebody else did. */
    public @Nullable VkLaunch verified(Map<String, String> query, Instant now) {
        String sign = keys.isEmpty() ? null : value(query, "sign");
        SecretKeySpec key = sign == null ? null : keys.get(value(query, "vk_app_id"));
        if (sign == null || key == null || !isSigned(query, sign, key) || !isFresh(value(query, "vk_ts"), now)) {
            return null;
        }
        long app = number(value(query, "vk_app_id"));
        long user = number(value(query, "vk_user_id"));
        return app <= 0 || user <= 0
                ? null
                : new VkLaunch(app, user, text(query, "vk_platform"), text(query, "vk_ref"));
    }

    /** All that begin with {@code vk_} are signed, also those that VK will think of next year. */
    private static boolean isSigned(Map<String, String> query, String sign, SecretKeySpec key) {
        Map<String, String> signed = new TreeMap<>();
        query.forEach((name, value) -> {
            if (name.startsWith(SIGNED)) {
                signed.put(name, value);
            }
        });
        String text = signed.entrySet().stream()
                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        String right = Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, text));
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), sign.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isFresh(String seconds, Instant now) {
        if (seconds.isEmpty()) {
            return true; // older apps do not say; the signature says that nobody took it away
        }
        Instant said = Instant.ofEpochSecond(Math.min(number(seconds), now.getEpochSecond() * 2));
        return said.plus(FRESH).isAfter(now) && said.minus(SKEW).isBefore(now);
    }

    /** RFC 3986, as encodeURIComponent has it and not as forms have it. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String value(Map<String, String> query, String name) {
        return query.getOrDefault(name, "");
    }

    private static @Nullable String text(Map<String, String> query, String name) {
        String text = value(query, name);
        return text.isEmpty() ? null : text;
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static String[] parts(String pair) {
        String[] parts = pair.split(":", 2);
        if (parts.length != 2 || number(parts[0]) == 0 || parts[1].isBlank()) {
            throw new IllegalArgumentException("VK_APP_KEYS has pairs of app:key with commas between");
        }
        return parts;
    }

    private static SecretKeySpec key(String[] parts) {
        return new SecretKeySpec(parts[1].getBytes(StandardCharsets.UTF_8), HMAC);
    }
}
