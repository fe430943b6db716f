package io.lamina.nn.binary;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What writer and reader share. */
final class Checksum {
    static final int BYTES = 32;

    /** So many values are turned into bytes, or back, at a time. */
    static final int CHUNK_FLOATS = 16_384;

    private Checksum() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /** The same digest of what came so far, so that bytes need not be hashed twice for two hashes that begin alike. */
    static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("Java's own SHA-256 can be copied", impossible);
        }
    }
}
