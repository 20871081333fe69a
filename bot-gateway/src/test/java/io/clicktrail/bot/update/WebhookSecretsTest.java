package io.clicktrail.bot.update;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.http.secret.UnusableSecretException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookSecretsTest {

    @Test
    void onlyTheSecretOpens() {
        WebhookSecrets secrets = WebhookSecrets.parse("right-secret");

        assertThat(secrets.admit("right-secret")).isTrue();
        assertThat(secrets.admit("right-secreT")).isFalse();
        assertThat(secrets.admit("right-secret ")).isFalse();
        assertThat(secrets.admit("")).isFalse();
        assertThat(secrets.admit(null)).isFalse();
    }

    @Test
    void duringARotationBothOpenAndTheFirstIsTold() {
        WebhookSecrets secrets = WebhookSecrets.parse("new-secret, old-secret");

        assertThat(secrets.admit("new-secret")).isTrue();
        assertThat(secrets.admit("old-secret")).isTrue();
        assertThat(secrets.admit("new-secret, old-secret")).isFalse();
        assertThat(secrets.current()).isEqualTo("new-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "one,", "one,two,three", "mit Leerzeichen", "ключ", "semi;colon"})
    void whatTelegramWouldNotTakeIsRefused(String list) {
        assertThatThrownBy(() -> WebhookSecrets.parse(list))
                .isInstanceOf(UnusableSecretException.class)
                .hasMessageContaining("TELEGRAM_WEBHOOK_SECRET is not one secret");
    }
}
