package io.clicktrail.click.inapp;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.ClickId;

import static org.assertj.core.api.Assertions.assertThat;

class TelegramLinkTest {

    @ParameterizedTest
    @CsvSource({
        "https://t.me/sportschannel, tg://resolve?domain=sportschannel",
        "https://t.me/some_bot?start=aB-9_, tg://resolve?domain=some_bot&start=aB-9_",
        "https://T.ME/sportschannel/, tg://resolve?domain=sportschannel",
        "https://t.me/sportschannel/42, tg://resolve?domain=sportschannel&post=42",
        "https://t.me/+AbCdEf123456, tg://join?invite=AbCdEf123456",
        "https://t.me/joinchat/AbCdEf123456, tg://join?invite=AbCdEf123456",
        "https://telegram.me/sportschannel, tg://resolve?domain=sportschannel"
    })
    void linksOfTelegramHaveAFormThatOpensTheApp(String https, String scheme) {
        assertThat(TelegramLink.of(https))
                .isNotNull()
                .extracting(TelegramLink::scheme)
                .isEqualTo(scheme);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/sportschannel",
                "http://t.me/sportschannel",
                "https://t.me",
                "https://t.me/",
                "https://t.me@example.org/sportschannel",
                "https://someone@t.me/sportschannel",
                "https://t.me.example.org/sportschannel",
                "https://t.me/addstickers/Cats",
                "https://t.me/abc",
                "https://t.me/sports;S.x=y",
                "https://t.me/sportschannel?start='x'",
                "https://t.me/sportschannel?x=;end",
                "javascript:alert(1)",
                "tg://resolve?domain=sportschannel",
                "not a url at all",
                ""
            })
    void everythingElseIsLeftToTheBrowser(String target) {
        assertThat(TelegramLink.of(target)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://t.me/some_bot?start=aB9, "
                + "intent://resolve?domain=some_bot&start=aB9#Intent;scheme=tg;"
                + "S.browser_fallback_url=https%3A%2F%2Ft.me%2Fsome_bot%3Fstart%3DaB9;end"
    })
    void theIntentCarriesItsOwnWayBack(String https, String intent) {
        assertThat(TelegramLink.of(https))
                .isNotNull()
                .extracting(TelegramLink::intent)
                .isEqualTo(intent);
    }

    @Test
    void theBotIsMetWithATokenOrWithoutOne() {
        ClickId token = ClickId.of(Instant.EPOCH, new byte[ClickId.RANDOM_BYTES]);

        assertThat(TelegramLink.toBot("some_bot", token)).isEqualTo("https://t.me/some_bot?start=" + token);
        assertThat(TelegramLink.toBot("some_bot", null)).isEqualTo("https://t.me/some_bot");
    }
}
