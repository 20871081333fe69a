package io.clicktrail.click.redirect;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClickRequestTest {

    @Test
    void onlyKnownParametersPassTheDoor() {
        ClickRequest request = withQuery(Map.of(
                "uid", "n-1",
                "sub10", "ten",
                "sub11", "eleven",
                "utm_source", "tiktok",
                "utm_secret", "x",
                "to", "https://elsewhere.example"));

        assertThat(request.networkClickId()).isEqualTo("n-1");
        assertThat(request.subs()).containsExactly(Map.entry("sub10", "ten"));
        assertThat(request.utm()).containsExactly(Map.entry("source", "tiktok"));
    }

    @Test
    void theParametersOfVkAdsAreCarried() {
        ClickRequest request = withQuery(Map.of("s4", "spring", "s10", "x", "ref", "wall", "ref_source", "17"));

        assertThat(request.subs())
                .containsOnly(
                        Map.entry("s4", "spring"),
                        Map.entry("s10", "x"),
                        Map.entry("ref", "wall"),
                        Map.entry("ref_source", "17"));
    }

    @Test
    void controlCharactersAndLoneSurrogatesAreTakenOutAndEmojiStay() {
        ClickRequest request = withQuery(Map.of("sub1", "a\u0000b\r\nc\uD800🔥"));

        assertThat(request.subs()).containsEntry("sub1", "abc🔥");
    }

    @Test
    void aMarkIsCroppedButAClickIdThatIsTooLongIsNoClickId() {
        ClickRequest request = withQuery(Map.of("sub1", "x".repeat(300), "uid", "y".repeat(300)));

        assertThat(request.subs().get("sub1")).hasSize(255);
        assertThat(request.networkClickId()).isNull();
    }

    private static ClickRequest withQuery(Map<String, String> query) {
        return ClickRequest.of(query, "uid");
    }
}
