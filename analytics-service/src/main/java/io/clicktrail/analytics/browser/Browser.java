package io.clicktrail.analytics.browser;

import io.clicktrail.event.DeviceClass;

/**
 * A browser as its {@code User-Agent} names it; parts that it does not name are empty.
 *
 * @param os family of the operating system, such as {@code Android}
 * @param name family of the browser, such as {@code Chrome Mobile}
 * @param inApp the app that shows the page in a window of its own, such as {@code tiktok}; empty in a browser proper
 */
public record Browser(DeviceClass device, String os, String name, String inApp) {

    static final Browser UNKNOWN = new Browser(DeviceClass.OTHER, "", "", "");
}
