package io.clicktrail.click.inapp;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The app in whose own browser the page is shown. The order is that of asking: Messenger also says it is Facebook. */
public enum App {
    TIKTOK("TikTok", "musical_ly|trill_|Bytedance(?:Webview)?|TikTok"),
    INSTAGRAM("Instagram", "\\bInstagram"),
    THREADS("Threads", "\\bBarcelona"),
    MESSENGER("Messenger", "FBAN/Messenger|\\bFB_IAB/Orca|FB_IAB/MESSENGER"),
    FACEBOOK("Facebook", "\\bFB[\\w_]{1,20}/|MetaIAB Facebook"),
    SNAPCHAT("Snapchat", "Snapchat"),
    LINKEDIN("LinkedIn", "LinkedInApp"),
    LINE("LINE", "\\bLine/"),
    WECHAT("WeChat", "MicroMessenger/"),
    VK("VK", "VKAndroidApp|vkclient|com\\.vk\\.vkclient"),
    /** The Google app passes links on as a browser does. */
    GOOGLE("Google", "\\bGSA/"),
    /** Some app; which one it does not say. */
    UNNAMED("", "; wv\\)|\\b(?:iPhone|iPad|iPod)\\b(?=.{0,300}AppleWebKit)(?!.{0,600}Safari/)"),
    /** A browser. */
    NONE("", "(?!)");

    private final String displayName;
    private final Pattern marker;

    App(String displayName, String marker) {
        this.displayName = displayName;
        this.marker = Pattern.compile(marker, Pattern.CASE_INSENSITIVE);
    }

    /** What people call it; empty where it has no name. */
    public String displayName() {
        return displayName;
    }

    public static App of(@Nullable String userAgent) {
        if (userAgent != null) {
            for (App app : values()) {
                if (app.marker.matcher(userAgent).find()) {
                    return app;
                }
            }
        }
        return NONE;
    }
}
