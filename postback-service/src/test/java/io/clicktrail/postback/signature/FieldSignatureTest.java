package io.clicktrail.postback.signature;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.postback.signature.FieldSignature.Scheme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class FieldSignatureTest {

    private static final int MUTANTS = 100_000;
    private static final List<String> FIELDS = List.of("uid-1", "spring", "approved", "1795255200");
    private static final FieldSignature SEED = new FieldSignature(Scheme.HMAC_SHA256, "a-shared-secret", "|");

    /** RFC 4231, test cases 1, 2, 3, 4, 6 and 7, and RFC 2104's rule for keys that are longer than a block. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b | 4869205468657265"
                        + " | b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
                "4a656665 | 7768617420646f2079612077616e7420666f72206e6f7468696e673f"
                        + " | 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                        + " | dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
                        + " | 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
                "0102030405060708090a0b0c0d0e0f10111213141516171819"
                        + " | cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
                        + " | 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
            })
    void hmacSha256IsThatOfRfc4231(String key, String message, String digest) {
        assertThat(HexFormat.of().formatHex(Digest.hmacSha256(bytes(key), bytes(message))))
                .isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Test Using Larger Than Block-Size Key - Hash Key First"
                        + " | 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
                "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be"
                        + " hashed before being used by the HMAC algorithm."
                        + " | 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
            })
    void alsoWithKeysLongerThanABlock(String message, String digest) {
        byte[] key = bytes("aa".repeat(131));

        assertThat(HexFormat.of().formatHex(Digest.hmacSha256(key, message.getBytes(US_ASCII))))
                .isEqualTo(digest);
    }

    /** RFC 1321, A.5. */
    @ParameterizedTest
    @CsvSource({
        "'', d41d8cd98f00b204e9800998ecf8427e",
        "a, 0cc175b9c0f1b6a831c399e269772661",
        "abc, 900150983cd24fb0d6963f7d28e17f72",
        "message digest, f96b697d7cb7938d525a2f31aaf161d0",
        "abcdefghijklmnopqrstuvwxyz, c3fcd3d76192e4007dfb496cca67e13b",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789, d174ab98d277d9f5a5611c2c9f419d9f",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890, 57edf4a22be3c955ac49da2e2107b67a"
    })
    void md5IsThatOfRfc1321(String message, String digest) {
        assertThat(HexFormat.of().formatHex(Digest.md5(message.getBytes(US_ASCII))))
                .isEqualTo(digest);
    }

    @Test
    void theFieldsAreJoinedAndSigned() {
        byte[] joined = "uid-1|spring|approved|1795255200".getBytes(US_ASCII);

        assertThat(SEED.sign(FIELDS))
                .isEqualTo(HexFormat.of().formatHex(Digest.hmacSha256("a-shared-secret".getBytes(US_ASCII), joined)));
    }

    @Test
    void inMd5TheSecretIsOneMoreField() {
        var first = new FieldSignature(Scheme.MD5_SECRET_FIRST, "a", "");
        var last = new FieldSignature(Scheme.MD5_SECRET_LAST, "digest", " ");

        assertThat(first.sign(List.of("b", "c"))).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(last.sign(List.of("message"))).isEqualTo("f96b697d7cb7938d525a2f31aaf161d0");
    }

    @Test
    void aSignatureIsRightInEitherCaseAndForTheseFieldsOnly() {
        String right = SEED.sign(FIELDS);

        assertThat(SEED.isRight(right, FIELDS)).isTrue();
        assertThat(SEED.isRight(right.toUpperCase(java.util.Locale.ROOT), FIELDS))
                .isTrue();
        assertThat(SEED.isRight(right, FIELDS.reversed())).isFalse();
        assertThat(SEED.isRight("", FIELDS)).isFalse();
    }

    /** But for the bit that makes a letter of the signature upper case: it says the same. */
    @Test
    void noSignatureIsRightInWhichOneBitIsOther() {
        var random = new Random(5);
        String right = SEED.sign(FIELDS);
        int taken = 0;
        for (int i = 0; i < MUTANTS; i++) {
            String mutant = mutated(i % 2 == 0 ? right : String.join("|", FIELDS), random);
            boolean accepted = i % 2 == 0
                    ? !mutant.equalsIgnoreCase(right) && SEED.isRight(mutant, FIELDS)
                    : SEED.isRight(right, List.of(mutant));
            taken += accepted ? 1 : 0;
        }
        assertThat(taken).isZero();
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(SEED).hasToString("FieldSignature[HMAC_SHA256]");
    }

    private static String mutated(String text, Random random) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return new String(bytes, ISO_8859_1);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
