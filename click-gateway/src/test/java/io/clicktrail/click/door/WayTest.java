package io.clicktrail.click.door;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WayTest {

    @Test
    void ourOwnPathsAreKnown() {
        assertThat(Way.of("/click/spring-sale?uid=1")).isEqualTo(new Way.Click("spring-sale"));
        assertThat(Way.of("/l/tiktok_abc123")).isEqualTo(new Way.Link("tiktok_abc123"));
        assertThat(Way.of("/l/tiktok_abc123/go?pass=x/go")).isEqualTo(new Way.Go("tiktok_abc123"));
        assertThat(Way.of("/s/AbC.d-_")).isEqualTo(new Way.Share("AbC.d-_"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/click",
                "/click/",
                "/click/?uid=1",
                "/click/a/b",
                "/click/%61",
                "/click/a;x=1",
                "//click/a",
                "/l/",
                "/l//go",
                "/l/go/",
                "/s/a/go",
                "/api/v1/landing/l/a",
                "http://host/click/a"
            })
    void everythingElseIsLeftToWebFlux(String uri) {
        assertThat(Way.of(uri)).isNull();
    }
}
