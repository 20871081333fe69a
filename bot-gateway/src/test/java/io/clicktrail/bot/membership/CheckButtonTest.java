package io.clicktrail.bot.membership;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.OfferId;

import static org.assertj.core.api.Assertions.assertThat;

class CheckButtonTest {

    @Test
    void theLongestSlugFitsIntoWhatTelegramTakes() {
        OfferId longest = new OfferId("x".repeat(60));

        assertThat(CheckButton.dataOf(longest).getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
        assertThat(CheckButton.offerIn(CheckButton.dataOf(longest))).isEqualTo(longest);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "chk:", "chk:No Slug", "chk", "buy:spring-sale", "spring-sale"})
    void otherButtonsNameNoOffer(String data) {
        assertThat(CheckButton.offerIn(data)).isNull();
    }
}
