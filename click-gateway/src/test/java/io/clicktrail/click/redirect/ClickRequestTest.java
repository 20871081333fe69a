package io.clicktrail.click.redirect;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        assertThat(request.networkClickId("uid")).isEqualTo("n-1");
        assertThat(request.subs()).containsExactly(Map.entry("sub10", "ten"));
        assertThat(request.utm()).containsExactly(Map.entry("source", "tiktok"));
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
        assertThat(request.networkClickId("uid")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://vk.com/wall?secret=1, vk.com",
                "android-app://org.telegram.messenger, org.telegram.messenger",
                "nonsense, none",
                "none, none"
            })
    void ofTheReferrerOnlyTheHostIsKept(@Nullable String referrer, @Nullable String host) {
        assertThat(ClickRequest.of(Map.of(), "uid", null, null, referrer).referrerHost())
                .isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"'ru-RU,ru;q=0.9', ru-RU", "en, en", "*, none", "none, none"})
    void theFirstLanguageIsKept(@Nullable String header, @Nullable String language) {
        assertThat(ClickRequest.of(Map.of(), "uid", null, header, null).language())
                .isEqualTo(language);
    }

    private static ClickRequest withQuery(Map<String, List<String>> query) {
        return ClickRequest.of(query, "uid", null, null, null);
    }
}
