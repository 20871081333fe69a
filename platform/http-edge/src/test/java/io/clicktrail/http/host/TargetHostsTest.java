package io.clicktrail.http.host;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetHostsTest {

    private final TargetHosts hosts =
            new TargetHosts(URI.create("http://127.0.0.1:8081"), List.of("Shop.example", "shop.example:8443"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://t.me/sports",
                "https://t.me/sports?start=abc",
                "https://T.ME/sports",
                "tg://resolve?domain=sports",
                "https://shop.example/sale?a=1#top",
                "https://shop.example:8443/",
                "http://127.0.0.1:8081/l/sorry",
            })
    void peopleMayBeSentToTelegramToUsAndToRegisteredHosts(String url) {
        assertThat(hosts.allow(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t.me/sports",
                "//t.me/sports",
                "http://t.me/sports",
                "https://evil.example/",
                "https://t.me.evil.example/",
                "https://t.me@evil.example/",
                "https://user@t.me/",
                "https://t.me:443/",
                "https://t.me\\@evil.example/",
                "https://t.me%00.evil.example/",
                "https://t.me\r\nLocation: https://evil.example",
                "https://тme.example/",
                "https://t.me /",
                "https:t.me",
                "https:///t.me",
                "javascript:alert(1)",
                "data:text/html,x",
                "http://127.0.0.1:8082/",
                "https://shop.example:9999/",
            })
    void andNowhereElse(String url) {
        assertThat(hosts.allow(url)).isFalse();
    }
}
