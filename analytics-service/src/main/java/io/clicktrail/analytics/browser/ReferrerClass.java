package io.clicktrail.analytics.browser;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What kind of place a visitor came from. */
public enum ReferrerClass {
    SEARCH,
    SOCIAL,
    MESSENGER,
    /** No page sent them, or it does not say so. */
    DIRECT,
    OTHER;

    /** Search pages proper: mail and documents of the same houses are other places. */
    private static final Pattern SEARCH_PAGES = Pattern.compile(
            "(?:(?:www|m|images|cn|[a-z.]*search)\\.)?(?:google|yandex|yahoo|bing|baidu|naver)(?:\\.[a-z]{2,3}){1,2}");

    private static final Map<String, ReferrerClass> SITES = Map.ofEntries(
            Map.entry("ya.ru", SEARCH),
            Map.entry("go.mail.ru", SEARCH),
            Map.entry("duckduckgo.com", SEARCH),
            Map.entry("ecosia.org", SEARCH),
            Map.entry("startpage.com", SEARCH),
            Map.entry("search.brave.com", SEARCH),
            Map.entry("com.google.android.googlequicksearchbox", SEARCH),
            Map.entry("tiktok.com", SOCIAL),
            Map.entry("instagram.com", SOCIAL),
            Map.entry("facebook.com", SOCIAL),
            Map.entry("fb.com", SOCIAL),
            Map.entry("threads.net", SOCIAL),
            Map.entry("threads.com", SOCIAL),
            Map.entry("vk.com", SOCIAL),
            Map.entry("vk.ru", SOCIAL),
            Map.entry("ok.ru", SOCIAL),
            Map.entry("youtube.com", SOCIAL),
            Map.entry("youtu.be", SOCIAL),
            Map.entry("twitter.com", SOCIAL),
            Map.entry("x.com", SOCIAL),
            Map.entry("t.co", SOCIAL),
            Map.entry("reddit.com", SOCIAL),
            Map.entry("pinterest.com", SOCIAL),
            Map.entry("linkedin.com", SOCIAL),
            Map.entry("lnkd.in", SOCIAL),
            Map.entry("snapchat.com", SOCIAL),
            Map.entry("dzen.ru", SOCIAL),
            Map.entry("twitch.tv", SOCIAL),
            Map.entry("t.me", MESSENGER),
            Map.entry("telegram.me", MESSENGER),
            Map.entry("telegram.org", MESSENGER),
            Map.entry("org.telegram.messenger", MESSENGER),
            Map.entry("whatsapp.com", MESSENGER),
            Map.entry("wa.me", MESSENGER),
            Map.entry("messenger.com", MESSENGER),
            Map.entry("viber.com", MESSENGER),
            Map.entry("discord.com", MESSENGER),
            Map.entry("slack.com", MESSENGER),
            Map.entry("line.me", MESSENGER));

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param host of the page that sent the visitor; of an Android app its package */
    public static ReferrerClass of(@Nullable String host) {
        if (host == null || host.isBlank()) {
            return DIRECT;
        }
        String place = host.toLowerCase(Locale.ROOT);
        return SEARCH_PAGES.matcher(place).matches() ? SEARCH : ofSite(place);
    }

    /** A site has all hosts beneath its name. */
    private static ReferrerClass ofSite(String host) {
        for (String name = host; ; name = name.substring(name.indexOf('.') + 1)) {
            ReferrerClass known = SITES.get(name);
            if (known != null) {
                return known;
            }
            if (name.indexOf('.') < 0) {
                return OTHER;
            }
        }
    }
}
