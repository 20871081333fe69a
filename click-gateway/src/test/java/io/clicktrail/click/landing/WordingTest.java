package io.clicktrail.click.landing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.event.Link.Texts;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {

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

    @Test
    void thePageSpeaksALanguageThatTheLinkHasATextFor() {
        Map<String, Texts> russianOnly = Map.of("ru", new Texts("Спорт", "Каждый день", "Открыть"));

        Wording wording = Wording.of(russianOnly, List.of(Language.EN, Language.RU));

        assertThat(wording).isEqualTo(new Wording(Language.RU, "Спорт", "Каждый день", "Открыть"));
    }

    @Test
    void whatALinkLeavesBlankIsSaidInGeneralWords() {
        assertThat(Wording.of(Map.of(), List.of(Language.EN, Language.RU)))
                .isEqualTo(new Wording(Language.EN, "Telegram", "", "Open in Telegram"));
        assertThat(Wording.of(Map.of("ru", new Texts(" ", "", " ")), List.of(Language.RU, Language.EN)))
                .isEqualTo(new Wording(Language.RU, "Telegram", "", "Открыть в Telegram"));
    }

    @Test
    void textsInAnotherLanguageAreBetterThanNone() {
        Map<String, Texts> kazakh = Map.of("kk", new Texts("Спорт күнде", "Болжамдар", "Ашу"));

        assertThat(Wording.of(kazakh, List.of(Language.RU, Language.EN)))
                .isEqualTo(new Wording(Language.RU, "Спорт күнде", "Болжамдар", "Ашу"));
    }

    @ParameterizedTest
    @CsvSource({
        "Спорт каждый день, СК",
        "sportschannel, S",
        "⚽ Sport, S",
        "«Наш» дом, НД",
        "4 сезона, 4С",
        "⚽⚽, T",
        "日本 спорт, 日С"
    })
    void theMonogramIsMadeOfTheFirstTwoWords(String title, String monogram) {
        assertThat(new Wording(Language.RU, title, "", "").monogram()).isEqualTo(monogram);
    }
}
