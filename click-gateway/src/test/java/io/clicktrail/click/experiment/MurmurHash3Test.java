package io.clicktrail.click.experiment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MurmurHash3Test {

    /** SMHasher's own check of MurmurHash3_x86_32: one number over 256 keys of every length, each with its own seed. */
    private static final int SMHASHER_VERIFICATION = 0xB0F57EE3;

    @Test
    void theVerificationNumberIsThatOfSmhasher() {
        ByteBuffer hashes = ByteBuffer.allocate(256 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] key = new byte[256];
        for (int length = 0; length < 256; length++) {
            key[length] = (byte) length;
            byte[] part = Arrays.copyOf(key, length);
            hashes.putInt(MurmurHash3.of(part, 256 - length));
        }
        assertThat(MurmurHash3.of(hashes.array(), 0)).isEqualTo(SMHASHER_VERIFICATION);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 00000000",
        "'', 1, 514e28b7",
        "'', ffffffff, 81f16f39",
        "ffffffff, 0, 76293b50",
        "21436587, 0, f55b516b",
        "21436587, 5082edee, 2362f9de",
        "214365, 0, 7e4a8634",
        "2143, 0, a0f7b07a",
        "21, 0, 72661cf4",
        "00000000, 0, 2362f9de",
        "000000, 0, 85f0b427",
        "0000, 0, 30f4c306",
        "00, 0, 514e28b7"
    })
    void publishedVectorsHold(String data, String seed, String hash) {
        byte[] bytes = HexFormat.of().parseHex(data);
        assertThat(Integer.toHexString(MurmurHash3.of(bytes, Integer.parseUnsignedInt(seed, 16))))
                .isEqualTo(Integer.toHexString(Integer.parseUnsignedInt(hash, 16)));
    }
}
