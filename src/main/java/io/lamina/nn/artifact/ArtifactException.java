package io.lamina.nn.artifact;

/** Bytes that are not a readable artifact. The message is one fixed text: what exactly is wrong helps only someone who forges. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ArtifactException() {
        super("the artifact is corrupt, truncated or of an unknown version");
    }
}
