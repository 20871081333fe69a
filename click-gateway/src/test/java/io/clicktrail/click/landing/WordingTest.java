package io.clicktrail.click.landing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.click.page.Language;
import io.clicktrail.event.Link.Texts;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {

    @Test
    void thePageSpeaksALanguageThatTheLinkHasATextFor() {
        Map<String, Texts> russianOnly = Map.of("ru", new Texts("Спорт", "Каждый день", "Открыть"));

        Wording wording = Wording.of(russianOnly, List.of(Language.EN, Language.RU));

        assertThat(wording).isEqualTo(new Wording(Language.RU, new Texts("Спорт", "Каждый день", "Открыть")));
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
        assertThat(new Wording(Language.RU, new Texts(title, "", "")).monogram())
                .isEqualTo(monogram);
    }
}
