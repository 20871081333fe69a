package io.clicktrail.click.experiment;

import java.nio.charset.StandardCharsets;

/** MurmurHash3_x86_32 by Austin Appleby (github.com/aappleby/smhasher, public domain). */
final class MurmurHash3 {

    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private MurmurHash3() {}

    static int of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    static int of(byte[] data, int seed) {
        int hash = seed;
        int blocks = data.length & ~3;
        for (int i = 0; i < blocks; i += 4) {
            hash = Integer.rotateLeft(hash ^ mixed(littleEndian(data, i, 4)), 13) * 5 + 0xe6546b64;
        }
        hash ^= mixed(littleEndian(data, blocks, data.length - blocks));
        return finished(hash ^ data.length);
    }

    private static int littleEndian(byte[] data, int from, int count) {
        int block = 0;
        for (int i = count - 1; i >= 0; i--) {
            block = block << 8 | data[from + i] & 0xff;
        }
        return block;
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }

    private static int finished(int hash) {
        int h = (hash ^ hash >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
