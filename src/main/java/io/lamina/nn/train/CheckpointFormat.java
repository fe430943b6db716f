package io.lamina.nn.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What writer and reader of checkpoints share. */
final class CheckpointFormat {
    /** To be raised also when an unchanged layout would go on with other bits: a changed order of a sum, another stream of numbers. */
    static final int VERSION = 1;

    static final int CHECKSUM_BYTES = 32;
    static final int CHUNK_FLOATS = 16_384;

    private CheckpointFormat() {}

    static byte[] magic() {
        return "LAMINAC\n".getBytes(StandardCharsets.US_ASCII);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
