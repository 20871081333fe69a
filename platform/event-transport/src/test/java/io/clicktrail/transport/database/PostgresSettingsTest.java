package io.clicktrail.transport.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "${CLICKTRAIL_POSTGRES_PASSWORD}"})
    void aMissingVariableIsNamed(String password) {
        assertThatThrownBy(() -> new PostgresSettings("db", 5432, "clicktrail", "bot", password, "bot"))
                .hasMessage("CLICKTRAIL_POSTGRES_PASSWORD is not set");
    }

    @Test
    void thePasswordIsNotTold() {
        assertThat(new PostgresSettings("db", 5432, "clicktrail", "bot", "canary", "bot"))
                .hasToString("bot@db:5432/clicktrail");
    }
}
