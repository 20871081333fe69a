package io.clicktrail.click.visitor;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.LinkId;

import static org.assertj.core.api.Assertions.assertThat;

class PassTest {

    private static final LinkId LINK = new LinkId("tiktok_ab12cd");
    private static final ClickId CLICK = ClickId.of(Instant.EPOCH, new byte[ClickId.RANDOM_BYTES]);
    private static final Instant NOW = Instant.EPOCH.plus(Duration.ofHours(24));

    private final Pass passes = new Pass(new Signatures("a key of sixteen"));

    @Test
    void aPassSaysOfWhichViewItIs() {
        assertThat(passes.open(passes.of(CLICK, LINK), LINK, NOW)).isEqualTo(CLICK);
    }

    @Test
    void itIsOfNoUseForAnotherLinkOrUnderAnotherKey() {
        String pass = passes.of(CLICK, LINK);

        assertThat(passes.open(pass, new LinkId("tiktok_ab12ce"), NOW)).isNull();
        assertThat(new Pass(new Signatures("another key of 16")).open(pass, LINK, NOW))
                .isNull();
        assertThat(passes.open(pass.replace(pass.charAt(0), 'z'), LINK, NOW)).isNull();
    }

    @Test
    void itIsOfNoUseAfterADay() {
        String pass = passes.of(CLICK, LINK);

        assertThat(passes.open(pass, LINK, NOW)).isEqualTo(CLICK);
        assertThat(passes.open(pass, LINK, NOW.plusMillis(1))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "------------------------------.", "------------------------------.AAAAAAAAAAAAAAAA"})
    void whatIsNoPassOpensNothing(String text) {
        assertThat(passes.open(text, LINK, NOW)).isNull();
        assertThat(passes.open(null, LINK, NOW)).isNull();
    }
}
