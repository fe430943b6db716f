package io.lamina.table.encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MurmurHash3_x86_32 (Austin Appleby, 2011, public domain) with seed 0: spreads short texts evenly, and is no secret. */
final class Murmur3 {
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private Murmur3() {}

    static int hash(byte[] bytes) {
        ByteBuffer blocks = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int hash = 0;
        while (blocks.remaining() >= Integer.BYTES) {
            hash = Integer.rotateLeft(hash ^ mixed(blocks.getInt()), 13) * 5 + 0xe6546b64;
        }
        int tail = 0;
        for (int shift = 0; blocks.hasRemaining(); shift += Byte.SIZE) {
            tail |= Byte.toUnsignedInt(blocks.get()) << shift;
        }
        hash ^= mixed(tail) ^ bytes.length;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }
}
