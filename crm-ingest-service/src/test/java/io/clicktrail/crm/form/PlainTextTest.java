package io.clicktrail.crm.form;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

    @Test
    void whatADatabaseCannotHoldIsTakenOut() {
        assertThat(PlainText.of("a\u0000b\nc", 10)).isEqualTo("a b c");
        assertThat(PlainText.of("half \ud83d of a face", 50)).isEqualTo("half \uFFFD of a face");
    }

    @Test
    void croppingNeverCutsACharacterInTwo() {
        assertThat(PlainText.of("🎉🎉🎉", 2)).isEqualTo("🎉🎉");
    }

    @Test
    void nothingIsNothing() {
        assertThat(PlainText.of(null, 5)).isNull();
        assertThat(PlainText.of(" \u0000 ", 5)).isNull();
    }
}
