package io.clicktrail.postback.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.RawBody;
import io.clicktrail.postback.relay.Claim.Signed;

import static io.clicktrail.postback.relay.Authenticity.AUTHENTIC;
import static io.clicktrail.postback.relay.Authenticity.FORGED;
import static io.clicktrail.postback.relay.Authenticity.STALE;
import static io.clicktrail.postback.relay.Calls.NOW;
import static io.clicktrail.postback.relay.Calls.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

class RelaySignatureTest {

    private static final String BODY = "{\"click_id\":\"abc\",\"txid\":\"7\",\"status\":\"approved\"}";
    private static final String TIMESTAMP = "1795255200";
    private static final String NONCE = "nonce-0001";
    private static final List<String> SECRETS = List.of(SECRET);

    /** Made with the commands that the README gives. */
    private static final String OF_THE_POST = "c095b6a8a96277d3676eda86331bed6b7488460f2eb887204285821f5a628b46";

    private static final String OF_THE_GET = "2628d855fc15448784b3b32bc02f7bf60dd7a41ff279aa00c99b1fe9a7b1e5b9";

    private final IncomingCall post = Calls.post(BODY);

    @Test
    void whatOpensslSignsIsRight() {
        IncomingCall get = Calls.get("source=advertiser&txid=7&status=approved&cid=abc&relay_timestamp=" + TIMESTAMP
                + "&relay_nonce=" + NONCE + "&relay_signature=" + OF_THE_GET);

        assertThat(verify(post, OF_THE_POST)).isEqualTo(AUTHENTIC);
        assertThat(Claim.of(get)).isEqualTo(new Signed("advertiser", TIMESTAMP, NONCE, OF_THE_GET));
        assertThat(verify(get, OF_THE_GET)).isEqualTo(AUTHENTIC);
    }

    @Test
    void whileASecretTakesAnothersPlaceBothAreRight() {
        assertThat(RelaySignature.verify(post, signed(OF_THE_POST), List.of("another-secret-0123456789", SECRET)))
                .isEqualTo(AUTHENTIC);
        assertThat(RelaySignature.verify(post, signed(OF_THE_POST), List.of("another-secret-0123456789")))
                .isEqualTo(FORGED);
        assertThat(RelaySignature.verify(post, signed(OF_THE_POST), List.of())).isEqualTo(FORGED);
    }

    @Test
    void threeHundredSecondsAreTheEdgeBothWays() {
        Duration edge = Duration.ofSeconds(300);
        Duration tick = Duration.ofNanos(1_000);

        assertThat(verifyAt(NOW.plus(edge))).isEqualTo(AUTHENTIC);
        assertThat(verifyAt(NOW.plus(edge).plus(tick))).isEqualTo(STALE);
        assertThat(verifyAt(NOW.minus(edge))).isEqualTo(AUTHENTIC);
        assertThat(verifyAt(NOW.minus(edge).minus(tick))).isEqualTo(STALE);
    }

    @Test
    void noBitOfACallCanBeChanged() {
        String query = "source=advertiser&a=1";
        IncomingCall call = Calls.call("POST", "/postbacks/relay", query, Map.of(), BODY.repeat(20));
        String signature = RelaySignature.sign(call, TIMESTAMP, NONCE, SECRET);
        byte[] body = call.body().bytes();
        int accepted = 0;
        for (int bit = 0; bit < body.length * 8; bit++) {
            accepted += isAccepted(changed(call, flipped(body, bit)), signed(signature));
        }
        for (int bit = 0; bit < signature.length() * 8; bit++) {
            String mutant = new String(
                    flipped(signature.getBytes(StandardCharsets.ISO_8859_1), bit), StandardCharsets.ISO_8859_1);
            accepted += isAccepted(call, signed(mutant));
        }
        for (int bit = 0; bit < query.length() * 8; bit++) {
            String mutant =
                    new String(flipped(query.getBytes(StandardCharsets.ISO_8859_1), bit), StandardCharsets.ISO_8859_1);
            accepted += isAccepted(
                    new IncomingCall(call.id(), NOW, "POST", call.path(), mutant, Map.of(), call.body()),
                    signed(signature));
        }

        assertThat(isAccepted(call, signed(signature))).isEqualTo(1);
        assertThat(accepted).isZero();
    }

    @Test
    void noPieceCanMoveIntoAnother() {
        IncomingCall call = Calls.call("POST", "/postbacks/relay", "a=1", Map.of(), "b=2\n");
        String signature = RelaySignature.sign(call, TIMESTAMP, NONCE, SECRET);

        assertThat(verify(Calls.call("POST", "/postbacks/relay", "a=1b=2", Map.of(), ""), signature))
                .isEqualTo(FORGED);
        assertThat(verify(Calls.call("POST", "/postbacks/relay", "", Map.of(), "a=1b=2\n"), signature))
                .isEqualTo(FORGED);
        assertThat(verify(Calls.call("GET", "/postbacks/relay", "a=1", Map.of(), "b=2\n"), signature))
                .isEqualTo(FORGED);
        assertThat(RelaySignature.verify(call, new Signed("x", TIMESTAMP, "nonce-0002", signature), SECRETS))
                .isEqualTo(FORGED);
        assertThat(RelaySignature.verify(call, new Signed("x", "1795255201", NONCE, signature), SECRETS))
                .isEqualTo(FORGED);
    }

    @Test
    void rubbishIsForged() {
        assertThat(RelaySignature.verify(post, new Signed("x", "soon", NONCE, OF_THE_POST), SECRETS))
                .isEqualTo(FORGED);
        assertThat(RelaySignature.verify(post, new Signed("x", "9".repeat(30), NONCE, OF_THE_POST), SECRETS))
                .isEqualTo(FORGED);
        assertThat(RelaySignature.verify(post, new Signed("x", TIMESTAMP, "n\n", OF_THE_POST), SECRETS))
                .isEqualTo(FORGED);
        assertThat(verify(post, "")).isEqualTo(FORGED);
        assertThat(verify(post, OF_THE_POST.toUpperCase(java.util.Locale.ROOT))).isEqualTo(FORGED);
    }

    @Test
    void theSameCallHasTheSameIdentityAndNoOtherHas() {
        String identity = RelaySignature.identity(post, signed(OF_THE_POST));

        assertThat(RelaySignature.identity(Calls.at(post, NOW.plusSeconds(5)), signed(OF_THE_POST)))
                .isEqualTo(identity);
        assertThat(RelaySignature.identity(Calls.post(BODY + " "), signed(OF_THE_POST)))
                .isNotEqualTo(identity);
    }

    @Test
    void whatIsKeptHoldsNoCredentials() {
        IncomingCall call = Calls.call(
                "GET",
                "/postbacks/relay",
                "cid=1&key=relay_s3cret&%6bey=relay_s3cret&relay_signature=s3cret",
                Map.of("x-api-key", "relay_s3cret", "x-relay-signature", "s3cret", "user-agent", "curl"),
                "");

        IncomingCall kept = call.withoutCredentials();

        assertThat(kept.query()).isEqualTo("cid=1&key=***&%6bey=***&relay_signature=***");
        assertThat(kept.headers()).containsOnlyKeys("user-agent");
    }

    private static Authenticity verify(IncomingCall call, String signature) {
        return RelaySignature.verify(call, signed(signature), SECRETS);
    }

    private Authenticity verifyAt(Instant now) {
        return verify(Calls.at(post, now), OF_THE_POST);
    }

    private static int isAccepted(IncomingCall call, Signed claim) {
        return RelaySignature.verify(call, claim, SECRETS) == AUTHENTIC ? 1 : 0;
    }

    private static Signed signed(String signature) {
        return new Signed("advertiser", TIMESTAMP, NONCE, signature);
    }

    private static IncomingCall changed(IncomingCall call, byte[] body) {
        return new IncomingCall(
                call.id(),
                call.receivedAt(),
                call.method(),
                call.path(),
                call.query(),
                call.headers(),
                RawBody.of(body));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
