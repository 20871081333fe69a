package io.clicktrail.click.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "ru-RU,ru;q=0.9,en;q=0.8 | RU",
                "en-US,en;q=0.9 | EN",
                "en;q=0.3, ru;q=0.7 | RU",
                "de-DE, en;q=0.5 | EN",
                "de | RU",
                "ru;q=0, en;q=0.1 | EN",
                "* | RU",
                "english | RU",
                "'' | RU",
                "- | RU",
                ";;;=,q | RU",
                "en;q=rubbish | RU"
            })
    void theLanguageIsTheOneThatTheVisitorReadsBetterAndRussianWhereNobodyKnows(String header, Language first) {
        assertThat(Language.preferred(header)).startsWith(first).hasSize(2);
    }

    @Test
    void aHeaderOfUnreasonableLengthIsNotRead() {
        assertThat(Language.preferred("en,".repeat(10_000))).startsWith(Language.RU);
    }
}
