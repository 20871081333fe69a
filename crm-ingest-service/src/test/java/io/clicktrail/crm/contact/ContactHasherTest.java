package io.clicktrail.crm.contact;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.event.ContactHashes;

import static org.assertj.core.api.Assertions.assertThat;

class ContactHasherTest {

    private final ContactHasher hasher = hasherOf("one key of a test");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+7 705 123 45 67",
                "8 (705) 123-45-67",
                "87051234567",
                "7 705 1234567",
                "007 705 123 45 67",
                " +7\u00a0705\u20111234567 ",
                "٧٧٠٥١٢٣٤٥٦٧"
            })
    void onePhoneHasOneHashHoweverItIsWritten(String spelling) {
        assertThat(phone(spelling)).isEqualTo(phone("+77051234567"));
    }

    @Test
    void anEightThatIsTheCountrysStaysOne() {
        assertThat(phone("+84912345678")).isNotEqualTo(phone("+74912345678"));
    }

    @Test
    void oneAddressHasOneHashInWhateverCase() {
        assertThat(email(" Anna.K@Example.ORG ")).isEqualTo(email("anna.k@example.org"));
        assertThat(email("anna.k@example.com")).isNotEqualTo(email("anna.k@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "call me, at home",
        "112, anna",
        "1234567890123456, anna@",
        "'', @example.org",
        "-, anna@example@org",
        "+, an na@example.org"
    })
    void whatCannotBeOneHasNone(String phone, String email) {
        assertThat(hasher.hash(phone, email)).isNull();
    }

    @Test
    void nothingButAKeyTellsWhoseHashItIs() {
        ContactHashes hashes = Objects.requireNonNull(hasher.hash("+77051234567", "anna@example.org"));

        assertThat(hashes.phone()).hasSize(32).containsPattern("^[0-9a-f]+$").isNotEqualTo(hashes.email());
        assertThat(hasherOf("another key of a test").hash("+77051234567", "anna@example.org"))
                .isNotEqualTo(hashes);
    }

    /** As {@code printf 'email\na@b.c' | openssl dgst -sha256 -hmac Jefe} says. */
    @Test
    void theHashIsTheOneThatIsDocumented() {
        assertThat(hasherOf("Jefe").hash(null, "A@b.c"))
                .isEqualTo(new ContactHashes(null, "c93901ac6440b2112de6f2760293dcea"));
    }

    private @Nullable String phone(String text) {
        return Objects.requireNonNull(hasher.hash(text, null)).phone();
    }

    private @Nullable String email(String text) {
        return Objects.requireNonNull(hasher.hash(null, text)).email();
    }

    private static ContactHasher hasherOf(String key) {
        return new ContactHasher(key.getBytes(StandardCharsets.UTF_8));
    }
}
