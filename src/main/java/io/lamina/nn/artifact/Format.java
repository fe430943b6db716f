package io.lamina.nn.artifact;

import java.nio.charset.StandardCharsets;

/** What writer and reader of the format share. */
final class Format {
    static final int VERSION = 1;
    static final int MOST_TENSORS = 4096;
    static final int LONGEST_NAME = 256;
    static final int MOST_DIMENSIONS = 8;

    private Format() {}

    /** The line break reveals a transfer that changed line ends. */
    static byte[] magic() {
        return "LAMINA\r\n".getBytes(StandardCharsets.US_ASCII);
    }
}
