package io.lamina.service.blob;

import java.util.Collection;
import java.util.Set;

/** A module that keeps blobs and can say which it still needs; equal content is stored once, whoever owns it. */
public interface BlobOwner {
    /** Those of the blobs that a committed row of this module names, or one that the current transaction has written. */
    Set<String> needed(Collection<String> sha256s);
}
