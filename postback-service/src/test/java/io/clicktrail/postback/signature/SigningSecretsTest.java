package io.clicktrail.postback.signature;

import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningSecretsTest {

    /** The published example of Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final SigningSecrets SECRETS = new SigningSecrets(List.of(SECRET));
    private static final int MUTANTS = 100_000;
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    @Test
    void thePublishedExampleIsSignedAsPublished() {
        assertThat(new SigningSecrets(List.of(SECRET)).sign(ID, AT, "{\"test\": 2432232314}"))
                .isEqualTo(SIGNATURE);
    }

    @Test
    void bothSecretsSignWhileOneTakesTheOthersPlace() {
        String other = "whsec_" + "QUJD".repeat(8);

        assertThat(new SigningSecrets(List.of(other, SECRET)).sign(ID, AT, "{\"test\": 2432232314}"))
                .matches("v1,\\S+ v1,\\S+")
                .endsWith(" " + SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void aSecretOfAnotherShapeIsRefusedAndNotRepeated(String secret) {
        assertThatThrownBy(() -> new SigningSecrets(List.of(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches(message -> secret.isEmpty()
                        || secret.equals("whsec_")
                        || secret.equals("secret")
                        || !message.contains(secret));
    }

    @Test
    void aMessageIsGenuineByAnyOfTheSecretsAndAnyOfItsSignatures() {
        var rotating = new SigningSecrets(List.of("whsec_" + "QUJD".repeat(8), SECRET));

        assertThat(check(rotating, "v1,AAAA " + SIGNATURE, AT)).isEqualTo(Authenticity.GENUINE);
        assertThat(check(rotating, "v1a,AAAA v2," + SIGNATURE.substring(3), AT)).isEqualTo(Authenticity.FORGED);
        assertThat(check(SigningSecrets.NONE, SIGNATURE, AT)).isEqualTo(Authenticity.FORGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void itIsOfNowForThreeHundredSecondsBothWays(long seconds) {
        assertThat(check(SECRETS, SIGNATURE, AT.plusSeconds(seconds))).isEqualTo(Authenticity.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-31536000, -301, 301, 31536000})
    void andStaleBeyondThem(long seconds) {
        assertThat(check(SECRETS, SIGNATURE, AT.plusSeconds(seconds))).isEqualTo(Authenticity.STALE);
    }

    @Test
    void whatIsMissingOrMisshapenIsUnreadable() {
        byte[] body = BODY.getBytes(UTF_8);
        String at = Long.toString(AT.getEpochSecond());

        assertThat(SECRETS.verify(null, at, SIGNATURE, body, AT)).isEqualTo(Authenticity.UNREADABLE);
        assertThat(SECRETS.verify("", at, SIGNATURE, body, AT)).isEqualTo(Authenticity.UNREADABLE);
        assertThat(SECRETS.verify(ID, null, SIGNATURE, body, AT)).isEqualTo(Authenticity.UNREADABLE);
        assertThat(SECRETS.verify(ID, at + "x", SIGNATURE, body, AT)).isEqualTo(Authenticity.UNREADABLE);
        assertThat(SECRETS.verify(ID, "-1", SIGNATURE, body, AT)).isEqualTo(Authenticity.UNREADABLE);
        assertThat(SECRETS.verify(ID, at, null, body, AT)).isEqualTo(Authenticity.UNREADABLE);
    }

    @Test
    void noMessageIsGenuineInWhichOneBitIsOther() {
        var random = new Random(5);
        int genuine = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[][] message = {ID.getBytes(UTF_8), SIGNATURE.getBytes(UTF_8), BODY.getBytes(UTF_8)};
            byte[] part = message[i % message.length];
            int place = random.nextInt(part.length);
            part[place] ^= (byte) (1 << random.nextInt(8));
            String at = Long.toString(AT.getEpochSecond());
            var verdict = SECRETS.verify(new String(message[0], ISO_8859_1), at, text(message[1]), message[2], AT);
            genuine += verdict == Authenticity.GENUINE ? 1 : 0;
        }
        assertThat(genuine).isZero();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static Authenticity check(SigningSecrets secrets, String signatures, Instant now) {
        return secrets.verify(ID, Long.toString(AT.getEpochSecond()), signatures, BODY.getBytes(UTF_8), now);
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new SigningSecrets(List.of(SECRET))).hasToString("SigningSecrets[1]");
    }
}
