package io.lamina.nn.train;

/** Bytes that are not a checkpoint of this training. The message is one fixed text: what exactly is wrong helps only someone who forges. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CheckpointException() {
        super("the checkpoint is corrupt, truncated, of an unknown version or of another training");
    }
}
