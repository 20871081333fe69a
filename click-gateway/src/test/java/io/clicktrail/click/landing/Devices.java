package io.clicktrail.click.landing;

import com.microsoft.playwright.Browser.NewContextOptions;

/** What visitors hold in their hands. */
final class Devices {

    static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
    static final String ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36";
    static final String TIKTOK = "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 trill_340204 BytedanceWebview/d8a21c6";
    static final String DESKTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36";

    private Devices() {}

    static NewContextOptions phone(String userAgent) {
        return new NewContextOptions()
                .setUserAgent(userAgent)
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setLocale("ru-RU");
    }

    static NewContextOptions desktop(String locale) {
        return new NewContextOptions()
                .setUserAgent(DESKTOP)
                .setViewportSize(1280, 800)
                .setLocale(locale);
    }

    static NewContextOptions withoutScripts() {
        return new NewContextOptions()
                .setUserAgent(ANDROID)
                .setViewportSize(390, 844)
                .setLocale("ru-RU")
                .setJavaScriptEnabled(false);
    }
}
