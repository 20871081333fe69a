package io.clicktrail.event;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShareLinksTest {

    private static final OfferId OFFER = new OfferId("spring-sale");

    private final ShareLinks links = keyed("a key of sixteen");

    @ParameterizedTest
    @ValueSource(longs = {1, 127, 128, 494_075, 7_000_000_000L, (1L << 52) - 1, Long.MAX_VALUE})
    void aTokenSaysWhoSharesWhat(long user) {
        SharedOffer share = new SharedOffer(user, OFFER);

        assertThat(links.open(links.tokenOf(share))).isEqualTo(share);
    }

    @Test
    void theSameUserAndOfferHaveTheSameLinkAndItIsAnAddress() {
        assertThat(links.linkOf(new SharedOffer(494_075, OFFER)))
                .isEqualTo(links.linkOf(new SharedOffer(494_075, OFFER)))
                .matches("https://go\\.example/s/[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{12}");
    }

    /** Users keep links for long, so what is made today must be what was made before. */
    @Test
    void aLinkIsTheSameForEver() {
        assertThat(links.tokenOf(new SharedOffer(494_075, OFFER))).isEqualTo("-5Mec3ByaW5nLXNhbGU._REdqoiaYiQu");
    }

    @Test
    void nobodyElseCanMakeOne() {
        String token = links.tokenOf(new SharedOffer(494_075, OFFER));
        String forged = links.tokenOf(new SharedOffer(494_076, OFFER)).split("\\.")[0] + '.' + token.split("\\.")[1];

        assertThat(links.open(forged)).isNull();
        assertThat(keyed("another key of 16").open(token)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "....", "%00.x", "\uD83D\uDD25.🔥"})
    void whatIsNoTokenOpensNothing(String text) {
        assertThat(links.open(text)).isNull();
        assertThat(links.open(text.repeat(1_000))).isNull();
    }

    private static ShareLinks keyed(String key) {
        return new ShareLinks("https://go.example", key.getBytes(StandardCharsets.UTF_8));
    }
}
