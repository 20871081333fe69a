package io.clicktrail.click.redirect;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClickRequestTest {

    @Test
    void onlyKnownParametersPassTheDoor() {
        ClickRequest request = withQuery(Map.of(
                "uid", List.of("n-1"),
                "sub10", List.of("ten"),
                "sub11", List.of("eleven"),
                "utm_source", List.of("tiktok"),
                "utm_secret", List.of("x"),
                "to", List.of("https://elsewhere.example")));

        assertThat(request.networkClickId()).isEqualTo("n-1");
        assertThat(request.subs()).containsExactly(Map.entry("sub10", "ten"));
        assertThat(request.utm()).containsExactly(Map.entry("source", "tiktok"));
    }

    @Test
    void theParametersOfVkAdsAreCarried() {
        ClickRequest request = withQuery(Map.of(
                "s4", List.of("spring"), "s10", List.of("x"), "ref", List.of("wall"), "ref_source", List.of("17")));

        assertThat(request.subs())
                .containsOnly(
                        Map.entry("s4", "spring"),
                        Map.entry("s10", "x"),
                        Map.entry("ref", "wall"),
                        Map.entry("ref_source", "17"));
    }

    @Test
    void controlCharactersAndLoneSurrogatesAreTakenOutAndEmojiStay() {
        ClickRequest request = withQuery(Map.of("sub1", List.of("a\u0000b\r\nc\uD800🔥")));

        assertThat(request.subs()).containsEntry("sub1", "abc🔥");
    }

    @Test
    void aMarkIsCroppedButAClickIdThatIsTooLongIsNoClickId() {
        ClickRequest request = withQuery(Map.of("sub1", List.of("x".repeat(300)), "uid", List.of("y".repeat(300))));

        assertThat(request.subs().get("sub1")).hasSize(255);
        assertThat(request.networkClickId()).isNull();
    }

    private static ClickRequest withQuery(Map<String, List<String>> query) {
        return ClickRequest.of(query, "uid");
    }
}
