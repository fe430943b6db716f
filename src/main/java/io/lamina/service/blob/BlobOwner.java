package io.lamina.service.blob;

/** A module that keeps blobs and can say whether it still needs one; equal content is stored once, whoever owns it. */
public interface BlobOwner {
    /** Whether a committed row of this module names the blob. */
    boolean needs(String sha256);
}
