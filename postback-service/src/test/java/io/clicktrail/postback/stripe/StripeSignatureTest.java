package io.clicktrail.postback.stripe;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.postback.relay.Authenticity;

import static io.clicktrail.postback.relay.Authenticity.AUTHENTIC;
import static io.clicktrail.postback.relay.Authenticity.FORGED;
import static io.clicktrail.postback.relay.Authenticity.STALE;
import static org.assertj.core.api.Assertions.assertThat;

class StripeSignatureTest {

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_795_000_000);
    private static final byte[] BODY = "{\"id\":\"evt_1\",\"object\":\"event\"}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_test_secret";
    /** Made with stripe-java. */
    private static final String RIGHT = "72c734d12afd8ad76cc934b45f99c9c5ab4584de0d79a5457c49d3d1ac7c56c0";

    private static final String HEADER = "t=1795000000,v1=" + RIGHT;

    @Test
    void whatStripesOwnLibrarySignsIsRight() {
        assertThat(verify(HEADER, SIGNED_AT)).isEqualTo(AUTHENTIC);
    }

    @Test
    void whileStripeRollsASecretOneOfSeveralIsEnough() {
        String wrong = "0".repeat(64);

        assertThat(verify("t=1795000000,v1=" + wrong + ",v1=" + RIGHT + ",v0=" + wrong, SIGNED_AT))
                .isEqualTo(AUTHENTIC);
        assertThat(StripeSignature.verify(HEADER, BODY, List.of("whsec_the_next_one", SECRET), SIGNED_AT))
                .isEqualTo(AUTHENTIC);
        assertThat(StripeSignature.verify(HEADER, BODY, List.of("whsec_the_next_one"), SIGNED_AT))
                .isEqualTo(FORGED);
        assertThat(StripeSignature.verify(HEADER, BODY, List.of(), SIGNED_AT)).isEqualTo(FORGED);
    }

    @Test
    void threeHundredSecondsAreTheEdgeTowardsThePast() {
        assertThat(verify(HEADER, SIGNED_AT.plusSeconds(300))).isEqualTo(AUTHENTIC);
        assertThat(verify(HEADER, SIGNED_AT.plusSeconds(300).plusNanos(1_000))).isEqualTo(STALE);
        assertThat(verify(HEADER, SIGNED_AT.minusSeconds(86_400))).isEqualTo(AUTHENTIC);
    }

    @Test
    void noBitCanBeChanged() {
        byte[] body = new String(BODY, StandardCharsets.UTF_8).repeat(40).getBytes(StandardCharsets.UTF_8);
        String header = "t=1795000000,v1=" + StripeSignature.sign("1795000000", body, SECRET);
        int accepted = 0;
        for (int bit = 0; bit < body.length * 8; bit++) {
            accepted += isAccepted(header, flipped(body, bit));
        }
        for (int bit = 16; bit < header.length() * 8; bit++) {
            byte[] mutant = flipped(header.getBytes(StandardCharsets.ISO_8859_1), bit);
            accepted += isAccepted(new String(mutant, StandardCharsets.ISO_8859_1), body);
        }

        assertThat(isAccepted(header, body)).isEqualTo(1);
        assertThat(accepted).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ",",
                "t=",
                "v1=",
                "t=1795000000",
                "v1=" + RIGHT,
                "t=x,v1=" + RIGHT,
                "t=1795000000,v0=" + RIGHT
            })
    void rubbishIsForged(@Nullable String header) {
        assertThat(verify(header, SIGNED_AT)).isEqualTo(FORGED);
    }

    private static Authenticity verify(@Nullable String header, Instant now) {
        return StripeSignature.verify(header, BODY, List.of(SECRET), now);
    }

    private static int isAccepted(String header, byte[] body) {
        return StripeSignature.verify(header, body, List.of(SECRET), SIGNED_AT) == AUTHENTIC ? 1 : 0;
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
