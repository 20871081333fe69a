package io.clicktrail.click.inapp;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;

/**
 * A {@code t.me} link in the forms that open the app itself (core.telegram.org/api/links).
 *
 * @param https the link as people know it
 * @param action what the app is asked: {@code resolve?domain=...} or {@code join?invite=...}
 */
public record TelegramLink(String https, String action) {

    private static final Set<String> HOSTS = Set.of("t.me", "telegram.me", "telegram.dog", "www.t.me");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{3,31}");
    private static final Pattern POST = Pattern.compile("[0-9]{1,10}");
    private static final Pattern INVITE = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9_=&.~%+-]{0,512}");

    /** The link, or null where the target is not of Telegram or is one that only a browser can open. */
    public static @Nullable TelegramLink of(String target) {
        URI url = parsed(target);
        if (url == null || url.getRawPath() == null || !isTelegram(url)) {
            return null;
        }
        String[] path = url.getRawPath()
                .substring(url.getRawPath().startsWith("/") ? 1 : 0)
                .split("/");
        String query = url.getRawQuery() == null ? "" : url.getRawQuery();
        String action = QUERY.matcher(query).matches() ? action(path, query) : null;
        return action == null ? null : new TelegramLink(target, action);
    }

    /** Where people meet the bot; with a token it can tell whose click brought them. */
    public static String toBot(String bot, @Nullable ClickId token) {
        return "https://t.me/" + bot + (token == null ? "" : "?start=" + token);
    }

    private static @Nullable String action(String[] path, String query) {
        String first = path[0];
        if (first.startsWith("+")) {
            return path.length == 1 ? invite(first.substring(1)) : null;
        }
        if (first.equals("joinchat")) {
            return path.length == 2 ? invite(path[1]) : null;
        }
        if (!NAME.matcher(first).matches()) {
            return null;
        }
        String domain = "resolve?domain=" + first;
        if (path.length == 2 && POST.matcher(path[1]).matches()) {
            return domain + "&post=" + path[1];
        }
        return path.length == 1 ? domain + (query.isEmpty() ? "" : "&" + query) : null;
    }

    private static @Nullable String invite(String hash) {
        return INVITE.matcher(hash).matches() ? "join?invite=" + hash : null;
    }

    private static boolean isTelegram(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && url.getUserInfo() == null
                && HOSTS.contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    private static @Nullable URI parsed(String target) {
        try {
            return URI.create(target);
        } catch (IllegalArgumentException notAUrl) {
            return null;
        }
    }

    /** For iOS. */
    public String scheme() {
        return "tg://" + action;
    }

    /** For Android. No package is named, so that other builds of Telegram may answer. */
    public String intent() {
        return "intent://" + action + "#Intent;scheme=tg;S.browser_fallback_url="
                + URLEncoder.encode(https, StandardCharsets.UTF_8) + ";end";
    }
}
