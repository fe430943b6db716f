package io.lamina.nn.artifact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What writer and reader of the format share. */
final class Format {
    static final int VERSION = 1;
    static final int MOST_TENSORS = 4096;
    static final int LONGEST_NAME = 256;
    static final int MOST_DIMENSIONS = 8;
    static final int CHECKSUM_BYTES = 32;

    private Format() {}

    /** The line break reveals a transfer that changed line ends. */
    static byte[] magic() {
        return "LAMINA\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
