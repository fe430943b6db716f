package io.lamina.nn.train;

import java.nio.charset.StandardCharsets;

/** What writer and reader of checkpoints share. */
final class CheckpointFormat {
    /** To be raised also when an unchanged layout would go on with other bits: a changed order of a sum, another stream of numbers. */
    static final int VERSION = 2;

    private CheckpointFormat() {}

    static byte[] magic() {
        return "LAMINAC\n".getBytes(StandardCharsets.US_ASCII);
    }
}
