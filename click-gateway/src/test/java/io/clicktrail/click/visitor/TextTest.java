package io.clicktrail.click.visitor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextTest {

    @Test
    void controlCharactersAreTakenOutAndEmojiStay() {
        assertThat(Text.cropped("a\u0000b\r\nc\uD800🔥", 255)).isEqualTo("abc🔥");
        assertThat(Text.cropped("\r\n ", 255)).isNull();
        assertThat(Text.cropped("abc", 2)).isEqualTo("ab");
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
        assertThat(Text.host(referrer)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"'ru-RU,ru;q=0.9', ru-RU", "en, en", "*, none", "none, none"})
    void theFirstLanguageIsKept(@Nullable String header, @Nullable String language) {
        assertThat(Text.firstLanguage(header)).isEqualTo(language);
    }
}
