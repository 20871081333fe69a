package io.clicktrail.click.inapp;

import org.jspecify.annotations.Nullable;

/**
 * How a page gets its visitor into Telegram. Every page has the plain link too.
 *
 * @param opening what the page tries by itself after the countdown
 * @param escape how a visitor gets out where nothing can be tried
 * @param app whose browser this is
 */
public record WayIn(Opening opening, Escape escape, App app) {

    /** What the page tries. */
    public enum Opening {
        /** {@code https://t.me/...}: Telegram's own page, which knows the desktop. */
        PLAIN,
        /** {@code tg://...}, and the plain link when the page is still to be seen after a second and a half. */
        SCHEME,
        /** {@code intent://...} for Android, which carries its own way back to the plain link. */
        INTENT,
        /** Nothing: the app blocks both. The page asks its visitor to open it in a browser. */
        NONE
    }

    /** Out of the app. */
    public enum Escape {
        /** There is no need. */
        NONE,
        /** {@code x-safari-https://...} hands our page to Safari. */
        SAFARI,
        /** By the app's own menu only; the page says where it is. */
        MENU
    }

    public static WayIn of(@Nullable String userAgent) {
        return of(App.of(userAgent), Platform.of(userAgent));
    }

    static WayIn of(App app, Platform platform) {
        return switch (platform) {
            case ANDROID -> onAndroid(app);
            case IOS -> onIos(app);
            case DESKTOP -> new WayIn(Opening.PLAIN, Escape.NONE, app);
        };
    }

    private static WayIn onAndroid(App app) {
        return switch (app) {
            case NONE, GOOGLE, INSTAGRAM, FACEBOOK, SNAPCHAT -> new WayIn(Opening.INTENT, Escape.NONE, app);
            // intent:// is not dependable in TikTok, and broken in Threads and Messenger.
            case TIKTOK, THREADS, MESSENGER -> new WayIn(Opening.NONE, Escape.MENU, app);
            // Untested. A web view that does not know intent:// shows an error page instead of ours.
            case VK, LINE, LINKEDIN, WECHAT, UNNAMED -> new WayIn(Opening.PLAIN, Escape.MENU, app);
        };
    }

    private static WayIn onIos(App app) {
        return switch (app) {
            case NONE, GOOGLE -> new WayIn(Opening.SCHEME, Escape.NONE, app);
            case TIKTOK, INSTAGRAM, FACEBOOK, THREADS, MESSENGER -> new WayIn(Opening.NONE, Escape.SAFARI, app);
            // x-safari-https:// does not work in it either.
            case SNAPCHAT -> new WayIn(Opening.NONE, Escape.MENU, app);
            // Untested.
            case VK, LINE, LINKEDIN, WECHAT, UNNAMED -> new WayIn(Opening.PLAIN, Escape.MENU, app);
        };
    }

    /** Whether an overlay stands before the page. */
    public boolean blocked() {
        return opening == Opening.NONE;
    }
}
