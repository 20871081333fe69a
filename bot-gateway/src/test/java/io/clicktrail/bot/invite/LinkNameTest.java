package io.clicktrail.bot.invite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.OfferId;

import static org.assertj.core.api.Assertions.assertThat;

class LinkNameTest {

    @Test
    void aLinkIsCalledAfterItsOffer() {
        assertThat(LinkName.of(new OfferId("spring-sale"))).isEqualTo("o:spring-sale");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30, 31, 60})
    void noNameIsLongerThanTelegramAllows(int length) {
        assertThat(LinkName.of(new OfferId("a".repeat(length)))).hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void offersThatBeginTheSameHaveDifferentNames() {
        String same = "a".repeat(58);

        assertThat(LinkName.of(new OfferId(same + "1"))).isNotEqualTo(LinkName.of(new OfferId(same + "2")));
    }
}
