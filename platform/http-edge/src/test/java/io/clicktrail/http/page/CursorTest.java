package io.clicktrail.http.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.http.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:00Z, 0198c5a2-7b1e-7c3d-9e4f-0123456789ab, 0",
        "2026-03-02T12:00:00.123456Z, 0198c5a2-7b1e-7c3d-9e4f-0123456789ab, 7",
        "2026-03-02T12:00:00Z, spring-sale, 0",
        "2026-03-02T12:00:00Z, tiktok_8635k7, 999999999",
    })
    void whatAPageHasGivenComesBackAsItWas(Instant at, String id, int revision) {
        Cursor given = new Cursor(at, id, revision);

        assertThat(Cursor.parse(given.encode())).isEqualTo(given);
    }

    @Test
    void withoutACursorAListBeginsWithItsNewest() {
        Cursor first = Cursor.parse(null);

        assertThat(first.at()).isAfter(Instant.parse("9000-01-01T00:00:00Z"));
        assertThat(first.uuid()).isEqualTo(new UUID(-1, -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "tomorrow abc 0",
                "2026-03-02T12:00:00Z abc",
                "2026-03-02T12:00:00Z~0198c5a2-7b1e-7c3d-9e4f-0123456789ab",
                "2026-02-30T12:00:00Z abc 0",
                "2026-03-02T12:00:00Z \0 0",
                "2026-03-02T12:00:00Z abc 9999999999",
                "2026-03-02T12:00:00Z abc -1",
                "+999999999-12-31T00:00:00Z abc 0",
                "-999999999-12-31T00:00:00Z abc 0",
                "+10000-01-01T00:00:00Z abc 0",
                "-4800-01-01T00:00:00Z abc 0",
            })
    void whatNoPageHasGivenIsTheCallersMistake(String plain) {
        String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        refused(() -> Cursor.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "====", "a", " "})
    void whatIsNotEvenBase64IsTheCallersMistake(String text) {
        refused(() -> Cursor.parse(text));
    }

    @Test
    void aCursorOfAListWithOtherIdsIsTheCallersMistake() {
        refused(() -> Cursor.of(Instant.EPOCH, "spring-sale").uuid());
    }

    private static void refused(Runnable reading) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading::run)
                .matches(refusal -> refusal.status() == 400 && refusal.code().equals("invalid_cursor"));
    }
}
