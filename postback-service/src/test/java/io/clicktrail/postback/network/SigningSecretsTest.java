package io.clicktrail.postback.network;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningSecretsTest {

    /** The published example of Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
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
    void secretsAreNotPrinted() {
        assertThat(new SigningSecrets(List.of(SECRET))).hasToString("SigningSecrets[1]");
    }
}
