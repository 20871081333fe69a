package io.clicktrail.click.inapp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.clicktrail.click.inapp.WayIn.Escape;
import io.clicktrail.click.inapp.WayIn.Opening;

import static org.assertj.core.api.Assertions.assertThat;

class WayInTest {

    @ParameterizedTest(name = "{0}: {1} / {2}")
    @CsvSource(delimiter = '|', textBlock = """
        NONE      | INTENT | NONE   | Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36
        NONE      | SCHEME | NONE   | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1
        NONE      | SCHEME | NONE   | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/124.0.6367.88 Mobile/15E148 Safari/604.1
        NONE      | PLAIN  | NONE   | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36
        NONE      | PLAIN  | NONE   | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15
        TIKTOK    | NONE   | SAFARI | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 musical_ly_40.6.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en BytedanceWebview/d8a21c6
        TIKTOK    | NONE   | MENU   | Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 trill_340204 BytedanceWebview/d8a21c6
        INSTAGRAM | INTENT | NONE   | Mozilla/5.0 (Linux; Android 11; SM-A515F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 Instagram 355.0.0.37.103 Android (30/11; 320dpi; 720x1411)
        INSTAGRAM | NONE   | SAFARI | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21E219 Instagram 330.0.3.29.93 (iPhone14,5; iOS 17_4; en_US)
        FACEBOOK  | INTENT | NONE   | Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/460.0.0.46.109;]
        FACEBOOK  | NONE   | SAFARI | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21E219 [FBAN/FBIOS;FBAV/470.0.0.39.103;FBBV/609000000]
        MESSENGER | NONE   | SAFARI | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21E219 [FBAN/MessengerForiOS;FBAV/470.0.0.39.103]
        MESSENGER | NONE   | MENU   | Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/460.0.0.46.109;]
        THREADS   | NONE   | MENU   | Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36 Barcelona 333.0.0.33.109 Android (33/13)
        SNAPCHAT  | NONE   | MENU   | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1 Snapchat/12.80.0.40
        SNAPCHAT  | INTENT | NONE   | Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36 Snapchat/12.80.0.40
        WECHAT    | PLAIN  | MENU   | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49
        VK        | PLAIN  | MENU   | Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36 VKAndroidApp/8.75
        GOOGLE    | SCHEME | NONE   | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/312.0.624711460 Mobile/15E148 Safari/604.1
        UNNAMED   | PLAIN  | MENU   | Mozilla/5.0 (Linux; Android 13; SM-A515F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36
        UNNAMED   | PLAIN  | MENU   | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
        """)
    void eachBrowserGetsTheWayThatWorksInIt(App app, Opening opening, Escape escape, String userAgent) {
        assertThat(WayIn.of(userAgent)).isEqualTo(new WayIn(opening, escape, app));
    }

    @Test
    void whoSaysNothingGetsThePlainLink() {
        assertThat(WayIn.of(null)).isEqualTo(new WayIn(Opening.PLAIN, Escape.NONE, App.NONE));
        assertThat(WayIn.of("")).isEqualTo(new WayIn(Opening.PLAIN, Escape.NONE, App.NONE));
    }

    @ParameterizedTest
    @EnumSource(App.class)
    void whereNothingIsTriedThereIsAWayOut(App app) {
        for (Platform platform : Platform.values()) {
            WayIn way = WayIn.of(app, platform);
            assertThat(way.blocked() && way.escape() == Escape.NONE).isFalse();
        }
    }
}
