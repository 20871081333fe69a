package io.clicktrail.click.answer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisitorPageTest {

    @ParameterizedTest
    @EnumSource
    void everyPageSpeaksRussianFirstAndEnglishWhenAsked(VisitorPage page) {
        assertThat(page.html(null)).contains("lang=\"ru\"").doesNotContain("{{").containsPattern("[а-я]{4}");
        assertThat(page.html("de")).contains("lang=\"ru\"");
        assertThat(page.html("en-GB,en")).contains("lang=\"en\"").doesNotContainPattern("[а-я]");
    }

    @ParameterizedTest
    @EnumSource
    void onlyThePageThatAsksToComeAgainReloadsItself(VisitorPage page) {
        assertThat(page.html("en").contains("http-equiv=\"refresh\"")).isEqualTo(page == VisitorPage.COME_AGAIN);
    }
}
