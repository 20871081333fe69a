package io.clicktrail.http.secret;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretTest {

    private final MockEnvironment environment = new MockEnvironment().withProperty("SOME_KEY", "correct-horse");

    @Test
    void aSecretMatchesItselfOnlyAndNeverShows() {
        Secret secret = Secret.required(environment, "SOME_KEY", 8);
        assertThat(secret.matches("correct-horse")).isTrue();
        assertThat(secret.matches("correct-horsf")).isFalse();
        assertThat(secret.matches("")).isFalse();
        assertThat(secret).hasToString("secret SOME_KEY");
    }

    @Test
    void aMissingOrWeakSecretIsNamedButNotShown() {
        assertThatExceptionOfType(UnusableSecretException.class)
                .isThrownBy(() -> Secret.required(environment, "OTHER_KEY", 8))
                .withMessage("OTHER_KEY is not set");
        assertThatExceptionOfType(UnusableSecretException.class)
                .isThrownBy(() -> Secret.required(environment, "SOME_KEY", 32))
                .withMessage("SOME_KEY is too short: it needs 32 bytes or more");
    }
}
