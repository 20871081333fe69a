package io.clicktrail.analytics.browser;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Apps that show web pages themselves, by the marks that they leave. The first that fits counts. */
enum InApp {
    TIKTOK("musical_ly|trill_|bytedance|tiktok"),
    INSTAGRAM("\\binstagram"),
    MESSENGER("\\bfban/messenger|\\bfb_iab/orca|\\bfb_iab/messenger"),
    FACEBOOK("\\bfb[\\w_]+/|\\bmetaiab facebook"),
    THREADS("\\bbarcelona"),
    SNAPCHAT("snapchat"),
    LINKEDIN("linkedinapp"),
    LINE("\\bline/"),
    WECHAT("micromessenger/"),
    GOOGLE("\\bgsa/"),
    VK("\\bvkandroidapp|\\bvkclient"),
    TELEGRAM("\\btelegram-android/"),
    /** Some app or other. */
    WEBVIEW("; wv\\)|(?:iphone|ipad).*applewebkit(?!.*safari/)");

    private final Pattern marks;

    InApp(String marks) {
        this.marks = Pattern.compile(marks, Pattern.CASE_INSENSITIVE);
    }

    /** Its name in lower case; empty for a browser proper. */
    static String nameOf(String userAgent) {
        return Arrays.stream(values())
                .filter(each -> each.marks.matcher(userAgent).find())
                .findFirst()
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
