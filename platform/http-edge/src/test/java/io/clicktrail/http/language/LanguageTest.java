package io.clicktrail.http.language;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,   -,                          RU
            en,  -,                          EN
            ru,  en-US,                      RU
            -,   'en-US,en;q=0.9',           EN
            -,   'ru-RU,ru;q=0.9,en;q=0.8',  RU
            -,   'de-DE,de;q=0.9,en;q=0.5',  EN
            -,   'kk-KZ,ru;q=0.8,en;q=0.5',  RU
            -,   'fr',                       RU
            xx,  ';;;',                      RU
            """)
    void russianComesFirstAndEnglishForThoseWhoAskForIt(
            @Nullable String chosen, @Nullable String accepted, Language language) {
        assertThat(Language.of(chosen, accepted)).isEqualTo(language);
    }
}
