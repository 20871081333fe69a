package io.clicktrail.click.share;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.click.visitor.Signatures;
import io.clicktrail.event.OfferId;

import static org.assertj.core.api.Assertions.assertThat;

class ShareTokensTest {

    private static final OfferId OFFER = new OfferId("spring-sale");

    private final ShareTokens tokens = new ShareTokens(new Signatures("a key of sixteen"));

    @ParameterizedTest
    @ValueSource(longs = {1, 127, 128, 494_075, 7_000_000_000L, (1L << 52) - 1, Long.MAX_VALUE})
    void aTokenSaysWhoSharesWhat(long user) {
        Share share = new Share(user, OFFER);

        assertThat(tokens.open(tokens.of(share))).isEqualTo(share);
    }

    @Test
    void theSameUserAndOfferHaveTheSameTokenAndItFitsIntoAPath() {
        assertThat(tokens.of(new Share(494_075, OFFER)))
                .isEqualTo(tokens.of(new Share(494_075, OFFER)))
                .matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{12}");
    }

    @Test
    void nobodyElseCanMakeOne() {
        String token = tokens.of(new Share(494_075, OFFER));
        String forged = tokens.of(new Share(494_076, OFFER)).split("\\.")[0] + '.' + token.split("\\.")[1];

        assertThat(tokens.open(forged)).isNull();
        assertThat(new ShareTokens(new Signatures("another key of 16")).open(token))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "....", "%00.x", "\uD83D\uDD25.🔥"})
    void whatIsNoTokenOpensNothing(String text) {
        assertThat(tokens.open(text)).isNull();
        assertThat(tokens.open(text.repeat(1_000))).isNull();
    }
}
