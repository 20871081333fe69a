package io.clicktrail.click.inapp;

import org.jspecify.annotations.Nullable;

/** What the device runs, as far as it matters for opening an app. An iPad that poses as a Mac counts as one. */
public enum Platform {
    ANDROID,
    IOS,
    DESKTOP;

    public static Platform of(@Nullable String userAgent) {
        if (userAgent == null) {
            return DESKTOP;
        }
        // Windows Phone and some in-app browsers name several systems; Android's own name is the more telling.
        if (userAgent.contains("Android")) {
            return ANDROID;
        }
        boolean apple = userAgent.contains("iPhone") || userAgent.contains("iPad") || userAgent.contains("iPod");
        return apple ? IOS : DESKTOP;
    }
}
