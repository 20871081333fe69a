package io.clicktrail.analytics.browser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.DeviceClass;

import static org.assertj.core.api.Assertions.assertThat;

class BrowsersTest {

    private final Browsers browsers = new Browsers();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHONE   | iOS      | Mobile Safari  | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1
            PHONE   | Android  | Chrome Mobile  | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36
            PHONE   | Android  | Chrome Mobile  | Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36
            TABLET  | Android  | Chrome         | Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36
            TABLET  | iOS      | Mobile Safari  | Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1
            DESKTOP | Windows  | Edge           | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0
            DESKTOP | Mac OS X | Safari         | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15
            DESKTOP | Linux    | Firefox        | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            """)
    void aBrowserIsKnownByItsDeviceItsSystemAndItsName(DeviceClass device, String os, String name, String userAgent) {
        assertThat(browsers.of(userAgent)).isEqualTo(new Browser(device, os, name, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tiktok    | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 musical_ly_40.6.0 BytedanceWebview/d8a21c6
            tiktok    | Mozilla/5.0 (Linux; Android 14; K; wv) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36 trill_340204 BytedanceWebview/d8a21c6
            instagram | Mozilla/5.0 (Linux; Android 11; K; wv) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36 Instagram 355.0.0.37.103 Android (30/11; 320dpi)
            facebook  | Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/460.0.0.0;]
            messenger | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/MessengerForiOS;FBAV/470.0.0]
            google    | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 GSA/300.0 Mobile/15E148 Safari/604.1
            telegram  | Mozilla/5.0 (Linux; Android 14; K; wv) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36 Telegram-Android/11.3.3
            webview   | Mozilla/5.0 (Linux; Android 14; K; wv) AppleWebKit/537.36 Version/4.0 Chrome/124.0 Mobile Safari/537.36
            webview   | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148
            """)
    void anAppIsKnownByTheMarkItLeaves(String app, String userAgent) {
        assertThat(browsers.of(userAgent).inApp()).isEqualTo(app);
        assertThat(browsers.of(userAgent).device()).isEqualTo(DeviceClass.PHONE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u0000", "((((((((((", "%n%s"})
    void whatMakesNoSenseIsABrowserOfWhichNothingIsKnown(@Nullable String userAgent) {
        assertThat(browsers.of(userAgent)).isEqualTo(Browser.UNKNOWN);
    }

    @Test
    void aNameWithoutAnEndIsReadAsFarAsNamesGo() {
        String endless = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" + "x".repeat(100_000);
        assertThat(browsers.of(endless).name()).isEqualTo("Firefox");
    }

    @ParameterizedTest
    @CsvSource({
        "www.google.com, SEARCH",
        "google.co.uk, SEARCH",
        "yandex.ru, SEARCH",
        "ya.ru, SEARCH",
        "search.yahoo.com, SEARCH",
        "mail.google.com, OTHER",
        "www.tiktok.com, SOCIAL",
        "l.instagram.com, SOCIAL",
        "M.VK.COM, SOCIAL",
        "t.co, SOCIAL",
        "t.me, MESSENGER",
        "web.telegram.org, MESSENGER",
        "org.telegram.messenger, MESSENGER",
        "not-t.me, OTHER",
        "t.me.evil.example, OTHER",
        "news.example, OTHER",
        "'', DIRECT"
    })
    void aReferrerIsSearchSocialMessengerOrAnotherPlace(String host, ReferrerClass expected) {
        assertThat(ReferrerClass.of(host)).isEqualTo(expected);
    }

    @Test
    void whoSaysNothingComesDirectly() {
        assertThat(ReferrerClass.of(null)).isEqualTo(ReferrerClass.DIRECT);
    }
}
